import type { PairedServer } from "../../client/paired-server.ts";
import { followDesk } from "./follow-desk.ts";

/** The login ended elsewhere, while somebody was busy with it here. */
export class SettledElsewhere extends Error {
	override readonly name = "SettledElsewhere";
}

/**
 * A signal that is aborted when a login ends, wherever that happens, or when `stop` is. A server that can not be
 * followed aborts nothing: the decision itself will tell.
 */
export function untilSettled(
	server: PairedServer,
	id: string,
	stop: AbortSignal,
): { readonly signal: AbortSignal; readonly end: () => void } {
	const settled = new AbortController();
	const following = new AbortController();
	followDesk(server, "own", AbortSignal.any([stop, following.signal]), (_, { pending, revision }) =>
		revision === undefined || pending.some((request) => request.id === id) ? undefined : true,
	).then(
		() => settled.abort(new SettledElsewhere("It has ended.")),
		() => undefined,
	);
	return { signal: AbortSignal.any([stop, settled.signal]), end: () => following.abort() };
}
