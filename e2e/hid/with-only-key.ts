import { openSecurityKey } from "../../ctap/key/open-security-key.ts";
import type { SecurityKey } from "../../ctap/key/security-key.ts";
import { KeyFailure } from "../../ctap/key-failure.ts";
import { listHidKeys } from "../../ctap/transport/node-hid-transport.ts";

/**
 * Does something with the only key that is plugged in, and tells as JSON what came of it: the outcome, or how the key
 * refused and how many tries it leaves. For programs that run in the guest.
 */
export async function withOnlyKey(act: (key: SecurityKey) => Promise<object>): Promise<void> {
	const [plugged, another] = await listHidKeys();
	if (!plugged || another) throw new Error("There has to be one key.");
	const key = await openSecurityKey(await plugged.open());
	try {
		console.log(JSON.stringify(await act(key)));
	} catch (error) {
		if (!(error instanceof KeyFailure)) throw error;
		const { pin: triesLeft } = await key.retries();
		console.log(JSON.stringify({ refused: error.reason, status: error.status, triesLeft }));
	} finally {
		await key.close();
	}
}
