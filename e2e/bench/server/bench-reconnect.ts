import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Figure } from "../figure.ts";
import { percentile } from "../percentile.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { makePairedApps } from "./paired-apps.ts";
import { bareStreams, playReconnect, type Reconnect, realServer } from "./play-reconnect.ts";
import { compared } from "./sides.ts";

const count = 10_000;
/** Starting and coming back take long, and each round begins anew. */
const roundsPerReconnect = 3;

/** All apps come back at once after the server was started again, beside the least that could serve them. */
export async function benchReconnect(folder: string, rounds: number): Promise<Figure[]> {
	const data = join(folder, "reconnect");
	const apps = await makePairedApps(data, count);
	const played = await playRounds({
		sides: { ours: realServer(data), [compared]: bareStreams },
		play: (start) => playReconnect(start, apps),
		rounds: Math.ceil(rounds / roundsPerReconnect),
		warmUp: 0,
		pids: [process.pid],
	});
	console.error(`Reconnects: ${played.note}`);
	return reconnectFigures(played.rounds);
}

export function reconnectFigures(rounds: readonly Sides<Reconnect>[]): Figure[] {
	return [
		compare(rounds, compared, {
			name: "reconnect.all",
			unit: "s",
			read: ({ seconds }) => seconds,
			target: { of: "value", bound: "at most", is: 3 },
		}),
		compare(rounds, compared, {
			name: "reconnect.served",
			unit: "streams",
			read: ({ served }) => served,
			target: { of: "value", bound: "at least", is: count },
		}),
		...[50, 90, 100].map((part) =>
			compare(rounds, compared, {
				name: `reconnect.other-call.${part === 100 ? "last" : `p${part}`}`,
				unit: "ms",
				read: ({ others }) => percentile(others, part),
			}),
		),
	];
}
