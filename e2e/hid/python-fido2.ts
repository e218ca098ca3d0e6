import { join } from "node:path";
import type { Guest } from "./guest/guest.ts";
import type { GuestHost } from "./guest-host.ts";

const program = join(import.meta.dirname, "programs/python-fido2.py");

/** python-fido2, with the only key of a guest. */
export function pythonFido2(guest: Guest): GuestHost {
	async function tell(wish: object) {
		const { exitCode, stdout, stderr } = await guest.run(["python3", program], { input: JSON.stringify(wish) });
		if (exitCode !== 0) throw new Error(stderr);
		return JSON.parse(stdout);
	}
	return { make: tell, assert: tell };
}
