import { rm } from "node:fs/promises";
import Fastify from "fastify";
import { CreatedInvite, NewInvite } from "../contract/invite.ts";
import { replyWithProblem } from "./http/problem-reply.ts";
import { readInput } from "./http/read-input.ts";
import { createInvite } from "./invites/create-invite.ts";
import type { Storage } from "./storage/storage.ts";

/** What a command may ask of the running server: whoever can open its 0600 socket owns the data anyway. */
export const localInviteCall = {
	method: "POST",
	path: "/invites",
	summary: "Make a one-use link that creates an account",
	authority: "anybody",
	body: NewInvite,
	answers: { 201: CreatedInvite },
	problems: [],
} as const;

/** Listens on a socket in the data directory, which only the directory's owner can reach. @returns a function that closes it */
export async function serveLocalAdministration(
	path: string,
	storage: Storage,
	origin: string,
): Promise<() => Promise<void>> {
	const app = Fastify({ forceCloseConnections: true });
	app.setErrorHandler(replyWithProblem);
	app.post(localInviteCall.path, async (request, reply) => {
		const { body } = readInput(localInviteCall, request);
		return reply.code(201).send(await createInvite(storage, origin, body));
	});
	// One that was left behind by a crash: this process holds the database's lock, so nobody listens on it.
	await rm(path, { force: true });
	const before = process.umask(0o177);
	try {
		await app.listen({ path });
	} finally {
		process.umask(before);
	}
	return () => app.close();
}
