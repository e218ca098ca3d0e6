import { Problem, type ProblemCode } from "../../contract/problem.ts";
import type { MortalServer } from "./mortal-server.ts";

/** What passes by itself: the first is a proof from the moment of a restart. */
const passing = new Set<ProblemCode>(["dpop-time", "stopping"]);
/** Of one life: a connection that was kept open since the life before fails once each. */
const mostFailures = 8;

/**
 * Does again what a kill cut off, as a program does that still wants its answer. Whether the first try had come
 * through is not known to it, which is the point.
 * @throws what a living server says
 */
export async function throughKills<T>(server: MortalServer, attempt: () => Promise<T>): Promise<T> {
	for (let failures = 0; ; failures++) {
		await server.alive();
		const { life } = server;
		try {
			return await attempt();
		} catch (error) {
			if (server.life !== life) failures = 0;
			else if (failures >= mostFailures || !mayPass(error)) throw error;
		}
	}
}

function mayPass(error: unknown): boolean {
	return error instanceof Problem ? passing.has(error.code) : error instanceof TypeError;
}
