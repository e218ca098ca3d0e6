import { createWriteStream } from "node:fs";
import { type IncomingMessage, request } from "node:http";
import { pipeline } from "node:stream/promises";
import { StartError } from "./start-error.ts";

/**
 * Has the running server copy its database into `file`, which must not exist.
 * @returns false where no server listens
 * @throws StartError where the server can not, and what the file system says
 */
export async function fetchSnapshot(socket: string, file: string): Promise<boolean> {
	const answer = await ask(socket);
	if (!answer) return false;
	if (answer.statusCode !== 200) {
		answer.resume();
		throw new StartError(
			answer.statusCode === 404
				? "The running server is older than this command, which can not back it up while it runs. Stop it, or update it."
				: "The running server could not copy its database. Its log says why.",
		);
	}
	try {
		await pipeline(answer, createWriteStream(file, { flags: "wx", mode: 0o600 }));
	} catch (cause) {
		if ((Object(cause) as NodeJS.ErrnoException).code !== "ECONNRESET") throw cause;
		throw new StartError("The server stopped while it was copied.", { cause });
	}
	return true;
}

function ask(socket: string): Promise<IncomingMessage | undefined> {
	const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage | undefined>();
	const call = request({ socketPath: socket, agent: false, method: "GET", path: "/backup" }, resolve);
	call.once("error", (cause: NodeJS.ErrnoException) => {
		if (cause.code === "ENOENT" || cause.code === "ECONNREFUSED") resolve(undefined);
		else reject(new StartError("The running server can not be reached through its data directory.", { cause }));
	});
	call.end();
	return promise;
}
