import { request } from "node:http";
import { CreatedInvite, type NewInvite } from "../../contract/invite.ts";
import { hasDatabase, openDataDirectory, socketPath } from "../data-directory.ts";
import { createInvite as storeInvite } from "../invites/create-invite.ts";
import { localInviteCall } from "../local-administration.ts";
import { storedOrigin } from "../relying-party.ts";
import { StartError } from "./start-error.ts";

/**
 * Makes an invite from the server's own machine: by the running server, or, where none runs, in the database itself.
 * @throws StartError
 */
export async function createInvite(dataDirectory: string, wish: NewInvite): Promise<CreatedInvite> {
	return (await askServer(socketPath(dataDirectory), wish)) ?? (await storeDirectly(dataDirectory, wish));
}

async function storeDirectly(dataDirectory: string, wish: NewInvite): Promise<CreatedInvite> {
	const neverStarted = new StartError(`No server was ever started on ${dataDirectory}. Start one first.`);
	if (!(await hasDatabase(dataDirectory))) throw neverStarted;
	const storage = await openDataDirectory(dataDirectory);
	try {
		const origin = await storedOrigin(storage);
		if (origin === undefined) throw neverStarted;
		return await storeInvite(storage, origin, wish);
	} finally {
		await storage.close();
	}
}

/** @returns `undefined` where no server listens */
function askServer(path: string, wish: NewInvite): Promise<CreatedInvite | undefined> {
	const { promise, resolve, reject } = Promise.withResolvers<CreatedInvite | undefined>();
	const call = request({
		socketPath: path,
		agent: false,
		method: localInviteCall.method,
		path: localInviteCall.path,
		headers: { "content-type": "application/json" },
	});
	call.once("error", (cause: NodeJS.ErrnoException) => {
		if (cause.code === "ENOENT" || cause.code === "ECONNREFUSED") resolve(undefined);
		else reject(new StartError("The running server can not be reached through its data directory.", { cause }));
	});
	call.once("response", (answer) => {
		readAnswer(answer).then(resolve, reject);
	});
	call.end(JSON.stringify(wish));
	return promise;
}

async function readAnswer(answer: AsyncIterable<Buffer>): Promise<CreatedInvite> {
	const parts: Buffer[] = [];
	for await (const part of answer) parts.push(part);
	const parsed = CreatedInvite.safeParse(JSON.parse(Buffer.concat(parts).toString("utf8")));
	if (!parsed.success) throw new StartError("The running server refused to make an invite.");
	return parsed.data;
}
