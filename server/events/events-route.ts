import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Problem } from "../../contract/problem.ts";
import type { SignedIn, WebSessions } from "../sessions/web-sessions.ts";
import type { Storage } from "../storage/storage.ts";
import type { EventHub } from "./event-hub.ts";
import { EventStream } from "./event-stream.ts";
import { followScope } from "./follow.ts";
import type { StreamScope } from "./snapshot.ts";
import type { OpenStream, StreamRegister } from "./stream-register.ts";

const Query = z.strictObject({ scope: z.enum(["own", "all"]).default("own") });
/** How long a reader waits before it comes back to a server that stopped. */
const comeBackAfter = 2000;

export interface EventParts {
	readonly storage: Storage;
	readonly hub: EventHub;
	readonly sessions: WebSessions;
	readonly streams: StreamRegister;
}

/** `GET /api/events`: not a call with one answer, so it stands beside the table of calls. */
export function mountEvents(app: FastifyInstance, parts: EventParts): void {
	const { storage, hub, sessions, streams } = parts;
	app.get("/api/events", async (request, reply) => {
		const caller = await sessions.find(request);
		if (!caller) throw new Problem("not-signed-in");
		const scope = scopeFor(caller, request.query);
		reply.hijack();
		const stream = new EventStream(reply.raw, storage.clock);
		// A session that ends by itself ends its streams too.
		const ending = setTimeout(() => stream.end(), caller.expiresAt - storage.clock());
		const open: OpenStream = {
			accountId: caller.account.id,
			sessionHash: caller.sessionHash,
			all: scope === "all",
			close: () => stream.end(comeBackAfter),
		};
		streams.add(open);
		const gone = new AbortController();
		reply.raw.once("close", () => {
			clearTimeout(ending);
			streams.remove(open);
			gone.abort();
		});
		try {
			const unsubscribe = await followScope(storage, hub, scope, (event) => stream.send(event));
			if (gone.signal.aborted) unsubscribe();
			else gone.signal.addEventListener("abort", unsubscribe);
		} catch (cause) {
			// The answer has begun, so no problem can be told; the reader comes back by itself.
			request.log.error({ err: cause }, "a stream could not be followed");
			stream.end(comeBackAfter);
		}
	});
}

function scopeFor(caller: SignedIn, query: unknown): StreamScope {
	const parsed = Query.safeParse(query);
	if (!parsed.success) throw new Problem("invalid-request");
	if (parsed.data.scope === "own") return `account:${caller.account.id}`;
	if (!caller.account.roles.includes("admin")) throw new Problem("forbidden");
	return "all";
}
