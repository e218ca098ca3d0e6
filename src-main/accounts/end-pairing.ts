import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";

/** How long ending a pairing may take, in milliseconds. */
const patience = 10_000;
const alreadyEnded: ReadonlySet<string> = new Set(["token-refused", "not-signed-in", "not-found"]);

/** Ends a pairing at its server. @returns whether it is ended there now */
export async function endPairing(server: PairedServer, id: string): Promise<boolean> {
	try {
		await callServer(server, calls.removePairing, { params: { id }, signal: AbortSignal.timeout(patience) });
		return true;
	} catch (error) {
		return error instanceof Problem && alreadyEnded.has(error.code);
	}
}
