import { rmSync } from "node:fs";
import { joinByKey, type KeyOwner } from "../../desktop/key-owner.ts";
import type { EventReader } from "../../events/open-events.ts";
import type { PairedApp } from "../../pairing/paired-app.ts";
import { behindProxy, startServer, type ThrowawayServer } from "../../start/start-server.ts";
import { pairBareApp } from "./bare-app.ts";
import { checkClock } from "./clock.ts";
import { openEndings } from "./endings.ts";
import { type OwnersKey, plugIn } from "./owners-key.ts";
import { type PairedTray, startPairedTray } from "./paired-tray.ts";

/** A real server, alice with her security key, her tray app, and beside it a bare program that is hers as well. */
export interface Surroundings {
	readonly owner: KeyOwner;
	readonly key: OwnersKey;
	readonly tray: PairedTray;
	readonly bare: PairedApp;
	/** Of the bare program. */
	readonly stream: EventReader;
	stop(): Promise<void>;
}

/** @param folder Where sockets and data may stand. */
export async function openSurroundings(folder: string): Promise<Surroundings> {
	const endings = openEndings();
	try {
		const server = endings.add(await startServer(behindProxy), ({ stop }) => stop());
		neverOutlive(server);
		const owner = await joinByKey(server.setupLink);
		const key = endings.add(await plugIn(owner, folder), ({ stop }) => stop());
		const bare = await pairBareApp(owner);
		const stream = endings.add(await bare.events(), ({ close }) => close());
		const start = { origin: owner.origin, grant: owner.grantPairing, env: key.env, folder };
		const tray = endings.add(await startPairedTray(start), ({ stop }) => stop());
		await checkClock(() => tray.page.evaluate(() => performance.timeOrigin + performance.now()));
		await checkClock(() => tray.app.evaluateInMain(() => performance.timeOrigin + performance.now()));
		return { owner, key, tray, bare, stream, stop: endings.end };
	} catch (error) {
		await endings.end();
		throw error;
	}
}

/** A signal ends the benchmark where it stands; all else that it started notices that by itself. */
function neverOutlive(server: ThrowawayServer): void {
	process.once("exit", () => {
		void server.crash();
		rmSync(server.data, { recursive: true, force: true });
	});
}
