import type { Socket } from "node:net";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import pLimit from "p-limit";
import { z } from "zod";
import { LoginRequestId } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { type Approver, isAdmin } from "../approver.ts";
import type { Gate } from "../http/gate.ts";
import { findVisible } from "../login-requests/find.ts";
import type { Storage } from "../storage/storage.ts";
import { authorityHolds } from "./authority-holds.ts";
import type { EventHub, Scope } from "./event-hub.ts";
import { EventStream } from "./event-stream.ts";
import { followScope } from "./follow.ts";
import type { OpenStream, StreamRegister } from "./stream-register.ts";
import { takeConnection } from "./take-connection.ts";

const Query = z.strictObject({ scope: z.enum(["own", "all"]).default("own"), request: LoginRequestId.optional() });
type Query = z.infer<typeof Query>;

/** How long a reader waits before it comes back to a server that stopped. */
const comeBackAfter = 2000;
/**
 * So many are let in within one turn of the event loop, and the others wait: where thousands come at once, connections
 * are taken and other calls answered meanwhile.
 */
const openedInOneTurn = 16;
/** What Node's timers can still count. */
const longestTimer = 2_147_483_647;

export interface EventParts {
	readonly storage: Storage;
	readonly hub: EventHub;
	readonly gate: Gate;
	readonly streams: StreamRegister;
}

/** `GET /api/events`: not a call with one answer, so it stands beside the table of calls. */
export function mountEvents(app: FastifyInstance, parts: EventParts): void {
	const { storage, gate, streams } = parts;
	const inTurn = pLimit(openedInOneTurn);
	const open = async (request: FastifyRequest, reply: FastifyReply) => {
		await nextTurn();
		// It left while it waited: nothing is verified or read for nobody.
		if (request.raw.socket.destroyed) return void reply.hijack();
		const query = Query.safeParse(request.query);
		if (!query.success) throw new Problem("invalid-request");
		const { closings } = streams;
		const caller = await gate.stream(request, query.data.request);
		const { scope, foreign } = await followedBy(storage, caller, query.data);
		reply.hijack();
		const connection = takeConnection(request.raw, reply.raw);
		if (connection) void follow(parts, { connection, caller, scope, foreign, closings, log: app.log });
	};
	const config = { takesConnection: true };
	app.get("/api/events", { config }, (request, reply) => inTurn(open, request, reply));
}

interface Following extends Followed {
	readonly connection: Socket;
	readonly caller: Approver;
	/** Of the register, before the caller was looked up. */
	readonly closings: number;
	readonly log: FastifyBaseLogger;
}

/** Apart from the call that began it, of which nothing is to be kept for as long as it is open. */
async function follow({ storage, hub, streams }: EventParts, following: Following): Promise<void> {
	const { connection, caller, scope, foreign, closings, log } = following;
	const stream = new EventStream(connection, storage.clock);
	// An authority that ends by itself ends its streams too.
	const left = Math.min(longestTimer, caller.expiresAt - storage.clock());
	const ending = setTimeout(() => stream.end(), left);
	const open = openStream(caller, foreign, stream);
	streams.add(open);
	let gone = false;
	let unsubscribe: (() => void) | undefined;
	connection.once("close", () => {
		clearTimeout(ending);
		streams.remove(open);
		gone = true;
		unsubscribe?.();
	});
	try {
		// It was closed as soon as it was there: the server stops.
		if (!connection.writable) return;
		// What was taken away between the gate and the register closes no stream that was not there yet.
		if (streams.closings !== closings && !(await authorityHolds(storage, caller, open.all))) return stream.end();
		unsubscribe = await followScope(storage, hub, scope, (event) => stream.send(event));
		if (gone) unsubscribe();
	} catch (cause) {
		// The answer has begun, so no problem can be told; the reader comes back by itself.
		log.error({ err: cause }, "a stream could not be followed");
		stream.end(comeBackAfter);
	}
}

function openStream(caller: Approver, foreign: boolean, stream: EventStream): OpenStream {
	const { account } = caller;
	const { sessionHash, pairingId } = caller.madeBy ?? caller;
	return {
		accountId: account.id,
		...(sessionHash !== undefined && { sessionHash }),
		...(pairingId !== undefined && { pairingId }),
		all: foreign,
		close: () => stream.end(comeBackAfter),
	};
}

/** What a stream is about, and whether it shows more than its reader's own requests. */
interface Followed {
	readonly scope: Scope;
	readonly foreign: boolean;
}

async function followedBy(storage: Storage, caller: Approver, query: Query): Promise<Followed> {
	const { id } = caller.account;
	if (query.request !== undefined) {
		const { user_id } = await findVisible(storage, caller, query.request);
		return { scope: `request:${query.request}`, foreign: user_id !== id };
	}
	if (query.scope === "own") return { scope: `account:${id}`, foreign: false };
	if (!isAdmin(caller)) throw new Problem("forbidden");
	return { scope: "all", foreign: true };
}
