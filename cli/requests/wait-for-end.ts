import { callServer, Unreachable } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { Connection } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting, type Trouble } from "../waiting-line.ts";
import { followDesk } from "./follow-desk.ts";

/** How long after the deadline the server may take to say that time ran out, in milliseconds. */
const grace = 10_000;

/**
 * Waits until a login ends, wherever that happens.
 * @returns the login as it ended
 * @throws Problem, Unreachable, what `stop` was aborted with
 */
export async function waitForEnd(
	server: PairedServer,
	{ id, expiresAt }: LoginRequest,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<LoginRequest> {
	const deadline = Date.parse(expiresAt) - server.clockOffset;
	const late = AbortSignal.timeout(Math.max(0, deadline - Date.now()) + grace);
	const line = showWaiting(terminal, { what: "your passkey in the browser", deadline, ctrlC: "stops waiting" });
	let troubled = false;
	try {
		await followDesk(server, "own", AbortSignal.any([stop, late]), (_, { connection, pending, revision }) => {
			if (connection.state === "offline") line.trouble(troubleOf(connection));
			else if (connection.state === "live" && troubled) line.trouble(undefined);
			troubled = connection.state === "offline" || (troubled && connection.state !== "live");
			const waits = revision === undefined || pending.some((request) => request.id === id);
			return waits ? undefined : true;
		});
	} catch (error) {
		// Nobody said how it ended; it is asked for once more below.
		if (!late.aborted || stop.aborted) throw error;
	} finally {
		line.end();
	}
	return callServer(server, calls.loginRequest, { params: { id }, signal: stop });
}

function troubleOf({ nextTryAt }: Extract<Connection, { state: "offline" }>): Trouble {
	return { error: new Unreachable("The server can not be reached."), nextTryAt };
}
