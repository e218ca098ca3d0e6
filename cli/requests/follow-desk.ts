import { followLogins } from "../../client/follow-logins.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { pairedStream } from "../../client/paired-stream.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import { Problem } from "../../contract/problem.ts";
import { connectStream } from "../network.ts";
import type { Scope } from "./list-pending.ts";

const clock = {
	now: Date.now,
	after: (wait: number, ring: () => void) => {
		const timer = setTimeout(ring, wait);
		return () => clearTimeout(timer);
	},
};

/**
 * Follows the live state of the logins until `onChange` says that it has seen enough.
 * @param onChange is handed the state before and the one after, and returns what it was waiting for
 * @throws Problem where the server lets this pairing no longer follow, what `stop` was aborted with
 */
export async function followDesk<Seen>(
	server: PairedServer,
	scope: Scope,
	stop: AbortSignal,
	onChange: (before: LoginDesk, after: LoginDesk) => Seen | undefined,
): Promise<Seen> {
	const { promise, resolve, reject } = Promise.withResolvers<Seen>();
	let before = emptyDesk;
	const following = followLogins({
		open: pairedStream(server, scope, connectStream),
		clock,
		random: Math.random,
		onChange(after) {
			const { connection } = after;
			if (connection.state === "refused")
				return reject(new Problem(connection.status === 403 ? "forbidden" : "token-refused"));
			const seen = onChange(before, after);
			before = after;
			if (seen !== undefined) resolve(seen);
		},
	});
	const abort = () => reject(stop.reason);
	stop.addEventListener("abort", abort);
	try {
		if (stop.aborted) abort();
		return await promise;
	} finally {
		stop.removeEventListener("abort", abort);
		following.stop();
	}
}
