import type { Figure } from "../figure.ts";
import { playRounds } from "../rounds.ts";
import { openEndings } from "./endings.ts";
import { EventFlow } from "./event-flow.ts";
import { startPairedTray } from "./paired-tray.ts";
import { bareReader, mainProcess } from "./play-flow.ts";
import { playServer } from "./played-server.ts";
import { processTree } from "./process-tree.ts";
import { limit, workFigures } from "./tray-figures.ts";

/** What events cost the main process, from a server that is played: a real one would be asked for each login first. */
export async function benchFlow(folder: string, rounds: number): Promise<Figure[]> {
	const endings = openEndings();
	try {
		const flow = new EventFlow();
		const server = endings.add(await playServer(flow), ({ stop }) => stop());
		const start = { origin: server.origin, grant: server.grantPairing, folder };
		const tray = endings.add(await startPairedTray(start), ({ stop }) => stop());
		const played = await playRounds({
			sides: { ours: await mainProcess(tray, server, flow), [limit]: bareReader() },
			play: (take) => take(),
			rounds,
			warmUp: 1,
			pids: processTree(process.pid),
		});
		console.error(`Events: ${played.note}`);
		return workFigures(played.rounds);
	} finally {
		await endings.end();
	}
}
