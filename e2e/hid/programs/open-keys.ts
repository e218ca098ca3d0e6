import { HidChannel } from "../../../ctap/ctaphid/hid-channel.ts";
import { KeyFailure } from "../../../ctap/key-failure.ts";
import type { PluggedKey } from "../../../ctap/transport/key-source.ts";
import { listHidKeys } from "../../../ctap/transport/node-hid-transport.ts";

/* Runs in the guest: finds the keys as the client does, takes a channel on each, and tells what came of it as JSON. */

async function tryToOpen(key: PluggedKey): Promise<object> {
	try {
		const transport = await key.open();
		const { grant } = await HidChannel.open(transport);
		await transport.close();
		return { id: key.id, name: key.name, grant };
	} catch (error) {
		if (!(error instanceof KeyFailure)) throw error;
		return { id: key.id, name: key.name, refused: error.reason, message: error.message };
	}
}

const keys = await listHidKeys();
console.log(JSON.stringify(await Promise.all(keys.map(tryToOpen))));
