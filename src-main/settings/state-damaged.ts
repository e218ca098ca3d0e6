/** What was kept between two runs could not be read as a whole at the start. It stops nothing, but is to be said. */
export class StateDamaged extends Error {
	override readonly name = "StateDamaged";
	/** The whole file was moved aside, or some of its pairings are left out. */
	readonly code: "file-set-aside" | "pairings-left-out";

	constructor(code: StateDamaged["code"]) {
		super("What was kept of settings and pairings could not be read as a whole.");
		this.code = code;
	}
}
