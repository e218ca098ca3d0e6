import { rm } from "node:fs/promises";
import { callServer } from "../../client/call-server.ts";
import { createKeptKey, restoreDpopKey } from "../../client/kept-key.ts";
import { calls } from "../../contract/calls.ts";
import { EnrolmentCode } from "../../contract/host.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { CommandFailure } from "../command-failure.ts";
import { connectServer } from "../connect-server.ts";
import { writePrivately } from "../private-file.ts";
import { receiveSecret } from "../receive-secret.ts";
import type { Terminal } from "../terminal.ts";
import { hostFile, readHost, writeHost } from "./host-file.ts";

/**
 * Registers a new key of this machine with a one-time code, and keeps it.
 * @returns the name that approvers read, and where the key is kept
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function enrolThisHost(
	{ origin, caFile }: { origin: string; caFile: string | undefined },
	terminal: Terminal,
	stop: AbortSignal,
): Promise<{ name: string; file: string }> {
	const file = hostFile(terminal.environment);
	const before = await readHost(file);
	if (before) {
		const words = `This host is enrolled as ${before.name} at ${before.server}. To enrol it anew, remove ${file} first.`;
		throw new CommandFailure(words, { code: "enrolled" });
	}
	const server = await connectServer(origin, { caFile, signal: stop });
	const code = EnrolmentCode.safeParse((await receiveSecret("code", terminal, stop)).trim());
	if (!code.success) throw new CommandFailure("That is not a whole code: it has 43 characters.", { code: "no-code" });
	const key = await createKeptKey();
	const proof = await restoreDpopKey(key, keySurroundings);
	// Before the code is used up, so that a folder that can not be written to costs no code.
	const attempt = `${file}.new`;
	await writePrivately(attempt, "");
	try {
		const body = { code: code.data, publicKey: proof.publicKey };
		const { name } = await callServer({ ...server, proof }, calls.enrolHost, { body, signal: stop });
		await writeHost(file, { server: server.origin, name, key });
		return { name, file };
	} finally {
		await rm(attempt, { force: true });
	}
}
