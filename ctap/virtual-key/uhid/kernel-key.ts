import { createOwner } from "../testing/owner.ts";
import { type Presence, touchAtOnce } from "../user-interaction.ts";
import { createVirtualKey, type VirtualKey, type VirtualKeyOptions } from "../virtual-key.ts";
import type { ControlOrder, ControlWord, ToldState } from "./control-messages.ts";
import { type PresentedDevice, presentToKernel } from "./present-to-kernel.ts";

/** Who touches the key: somebody at once, nobody, or whoever gives orders. */
export type Touch = "always" | "never" | "told";

/** A number that pid.codes keeps for tests, which no product has. */
const usbId = { vendorId: 0x1209, productId: 0x0001 };

/** A software key in the kernel's ports, and its owner. */
export class KernelKey {
	readonly #number: number;
	readonly #key: VirtualKey;
	readonly #tell: (word: ControlWord) => void;
	readonly #owner = createOwner();
	#device: PresentedDevice | undefined;

	/** @param number Counted from 0. */
	constructor(number: number, touch: Touch, options: VirtualKeyOptions, tell: (word: ControlWord) => void) {
		const presence = { always: touchAtOnce, never: touchNever, told: this.#owner.presence }[touch];
		this.#number = number;
		this.#tell = tell;
		this.#key = createVirtualKey({
			...options,
			presence(request, signal) {
				tell({ word: "blinking", key: number, request });
				return presence(request, signal);
			},
		});
	}

	/** @throws Error for an order that makes no sense now, UhidFailure where the kernel takes no device. */
	async obey(order: ControlOrder["order"]): Promise<void> {
		switch (order) {
			case "plug":
				return this.plug();
			case "unplug":
				return this.#unplug();
			case "power-cycle":
				await this.#unplug();
				return this.plug();
			case "touch":
			case "refuse":
				this.#owner[order]();
				return this.#tell({ word: "touched", key: this.#number });
			case "state":
				return this.#tell({ word: "state", key: this.#number, state: this.#state() });
		}
	}

	async plug(): Promise<void> {
		if (this.#device) throw new Error("the key is plugged in");
		if (!this.#key.state.plugged) this.#key.plug();
		const identity = { ...usbId, name: `Software key ${this.#number + 1}`, serialNumber: String(this.#number + 1) };
		const device = await presentToKernel(this.#key.connect(), identity);
		this.#device = device;
		this.#tell({ word: "plugged", key: this.#number, node: device.node });
		void device.gone.then(() => {
			this.#device = undefined;
			this.#tell({ word: "unplugged", key: this.#number });
		});
	}

	/** Pulls it out, if it is plugged in. */
	async close(): Promise<void> {
		if (this.#device) await this.#unplug();
	}

	async #unplug(): Promise<void> {
		if (!this.#device) throw new Error("the key is not plugged in");
		const { gone } = this.#device;
		this.#key.unplug();
		await gone;
	}

	#state(): ToldState {
		const { plugged, blinking, pinSet, pinRetries, pinTriesBeforePowerCycle, signatureCounter, credentials } =
			this.#key.state;
		return {
			...{ plugged, blinking, pinSet, pinRetries, pinTriesBeforePowerCycle, signatureCounter },
			credentials: credentials.map(({ id, rpId }) => ({ id: Buffer.from(id).toString("base64url"), rpId })),
		};
	}
}

/** Waits until the key gives up. */
const touchNever: Presence = (_request, signal) =>
	new Promise((resolve) => {
		signal.addEventListener("abort", () => resolve("timeout"));
	});
