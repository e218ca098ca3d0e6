/** A delivery that failed. The message is for administrators: a sentence of ours, with nothing secret in it. */
export class DeliveryTrouble extends Error {
	override readonly name = "DeliveryTrouble";
	/** Whether trying again would be of no use. */
	readonly final: boolean;

	constructor(message: string, { cause, final = false }: { cause?: unknown; final?: boolean } = {}) {
		super(message, { cause });
		this.final = final;
	}
}
