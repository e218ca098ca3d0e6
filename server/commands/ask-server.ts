import { request } from "node:http";
import type { z } from "zod";
import { isProblemCode, Problem } from "../../contract/problem.ts";
import { socketPath } from "../data-directory.ts";
import type { LocalAct } from "../local-act.ts";
import { StartError } from "./start-error.ts";

/**
 * Lets the server that runs on a data directory do an act.
 * @returns `undefined` where none runs
 * @throws StartError where it can not be reached, Problem where the act itself is refused
 */
export function askServer<Wish extends z.ZodType, Answer extends z.ZodType>(
	dataDirectory: string,
	act: LocalAct<Wish, Answer>,
	wish: z.infer<Wish>,
): Promise<z.infer<Answer> | undefined> {
	const { promise, resolve, reject } = Promise.withResolvers<z.infer<Answer> | undefined>();
	const headers = { "content-type": "application/json" };
	const socket = socketPath(dataDirectory);
	const call = request({ socketPath: socket, agent: false, method: "POST", path: act.path, headers });
	call.once("error", (cause: NodeJS.ErrnoException) => {
		if (cause.code === "ENOENT" || cause.code === "ECONNREFUSED") resolve(undefined);
		else reject(new StartError("The running server can not be reached through its data directory.", { cause }));
	});
	call.once("response", (answer) => {
		readAnswer(answer, act.answer).then(resolve, reject);
	});
	call.end(JSON.stringify(wish));
	return promise;
}

async function readAnswer<Answer extends z.ZodType>(
	answer: AsyncIterable<Buffer>,
	schema: Answer,
): Promise<z.infer<Answer>> {
	const parts: Buffer[] = [];
	for await (const part of answer) parts.push(part);
	const body: unknown = JSON.parse(Buffer.concat(parts).toString("utf8"));
	const parsed = schema.safeParse(body);
	if (parsed.success) return parsed.data;
	const { code, type: _, title: __, status: ___, ...members } = Object(body) as Record<string, unknown>;
	if (isProblemCode(code)) throw new Problem(code, members);
	throw new StartError("The running server gave an answer that this version does not know.");
}
