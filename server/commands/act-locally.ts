import { request } from "node:http";
import type { z } from "zod";
import { CreatedInvite } from "../../contract/invite.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";
import { hasDatabase, openDataDirectory, socketPath } from "../data-directory.ts";
import type { LocalAct } from "../local-administration.ts";
import { storedOrigin } from "../relying-party.ts";
import { StartError } from "./start-error.ts";

/**
 * Does an act on a data directory: through the running server, or, where none runs, in the database itself.
 * @throws StartError where neither is possible, Problem where the act itself is refused
 */
export async function actLocally<Wish extends z.ZodType>(
	dataDirectory: string,
	act: LocalAct<Wish>,
	wish: z.infer<Wish>,
): Promise<CreatedInvite> {
	return (await askServer(socketPath(dataDirectory), act, wish)) ?? (await actDirectly(dataDirectory, act, wish));
}

async function actDirectly<Wish extends z.ZodType>(
	dataDirectory: string,
	act: LocalAct<Wish>,
	wish: z.infer<Wish>,
): Promise<CreatedInvite> {
	const neverStarted = new StartError(`No server was ever started on ${dataDirectory}. Start one first.`);
	if (!(await hasDatabase(dataDirectory))) throw neverStarted;
	const storage = await openDataDirectory(dataDirectory);
	try {
		const origin = await storedOrigin(storage);
		if (origin === undefined) throw neverStarted;
		return await act.run(storage, origin, wish);
	} finally {
		await storage.close();
	}
}

/** @returns `undefined` where no server listens */
function askServer<Wish extends z.ZodType>(
	path: string,
	act: LocalAct<Wish>,
	wish: z.infer<Wish>,
): Promise<CreatedInvite | undefined> {
	const { promise, resolve, reject } = Promise.withResolvers<CreatedInvite | undefined>();
	const headers = { "content-type": "application/json" };
	const call = request({ socketPath: path, agent: false, method: "POST", path: act.path, headers });
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
	const body: unknown = JSON.parse(Buffer.concat(parts).toString("utf8"));
	const parsed = CreatedInvite.safeParse(body);
	if (parsed.success) return parsed.data;
	const { code } = Object(body) as { code?: unknown };
	if (isProblemCode(code)) throw new Problem(code);
	throw new StartError("The running server gave an answer that this version does not know.");
}
