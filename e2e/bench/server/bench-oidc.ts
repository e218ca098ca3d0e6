import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { compare } from "../compare.ts";
import type { Figure } from "../figure.ts";
import { playRounds, type Sides } from "../rounds.ts";
import { openEndings } from "../tray/endings.ts";
import { bareProvider, type OidcRates, ourProvider } from "./play-oidc.ts";
import { compared } from "./sides.ts";

/** Rounds until both sides are compiled. */
const warmUp = 6;

/** The provider's share of logging in somewhere, beside the library that it is made with, which keeps all in memory. */
export async function benchOidc(folder: string, rounds: number): Promise<Figure[]> {
	const endings = openEndings();
	try {
		const data = join(folder, "oidc");
		mkdirSync(data);
		const ours = endings.add(await ourProvider(data), ({ stop }) => stop());
		const bare = endings.add(await bareProvider(), ({ stop }) => stop());
		const played = await playRounds({
			sides: { ours, [compared]: bare },
			play: (player) => player.play(),
			rounds,
			warmUp,
			pids: [process.pid, ...ours.pids, ...bare.pids],
		});
		console.error(`OpenID Connect: ${played.note}`);
		return oidcFigures(played.rounds);
	} finally {
		await endings.end();
	}
}

export function oidcFigures(rounds: readonly Sides<OidcRates>[]): Figure[] {
	const rate = { unit: "/s", target: { of: "ratio", bound: "at least", is: 0.7 } } as const;
	return [
		compare(rounds, compared, { ...rate, name: "oidc.code-flow", read: ({ flows }) => flows }),
		compare(rounds, compared, { ...rate, name: "oidc.token", read: ({ tokens }) => tokens }),
		compare(rounds, compared, { name: "oidc.processor", unit: "ms", read: ({ processor }) => processor }),
	];
}
