import { join } from "node:path";
import type { Guest } from "./guest/guest.ts";
import type { GuestHost } from "./guest-host.ts";

/** How a key refused what our client wanted. */
class Refused extends Error {
	override readonly name = "Refused";
	readonly status: number;
	readonly triesLeft: number;

	constructor({ refused, status, triesLeft }: { refused: string; status: number; triesLeft: number }) {
		super(`The key refused: ${refused}, status ${status}.`);
		this.status = status;
		this.triesLeft = triesLeft;
	}
}

/** This project's client, over node-hid, with the only key of a guest. It throws Refused. */
export function ourClient(guest: Guest): GuestHost {
	async function tell(program: string, wish: object) {
		const argv = await guest.program(join(import.meta.dirname, "programs", program));
		const { stdout, stderr } = await guest.run(argv, { input: JSON.stringify(wish) });
		if (stdout === "") throw new Error(stderr);
		const answer = JSON.parse(stdout);
		if ("refused" in answer) throw new Refused(answer);
		return answer;
	}
	return { make: (wish) => tell("make-credential.ts", wish), assert: (wish) => tell("assert.ts", wish) };
}
