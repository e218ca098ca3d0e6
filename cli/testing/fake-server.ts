import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { calculateJwkThumbprint } from "jose";
import { loginRequestId, PublicKeyJwk } from "../../contract/public-key.ts";
import {
	type Answer,
	checkProof,
	listenLocally,
	type Received,
	type Reply,
	readCall,
	serverInfo,
	stopServer,
} from "./fake-exchange.ts";

export interface FakeServerWishes {
	/** What to answer instead of what a right server would. */
	answers?: Partial<Record<"server" | "create" | "outcome" | "cancel", (count: number, usual: () => Answer) => Answer>>;
	tls?: { cert: string; key: string };
	/** Milliseconds from asking to expiry. */
	lifetime?: number;
}

export interface FakeServer {
	readonly origin: string;
	readonly received: readonly Received[];
	/** Answers the questions for an outcome, those that wait and those to come. */
	settle(reply: Reply): void;
	/** Resolves when a call with this method has come in. */
	called(method: string): Promise<Received>;
	stop(): Promise<void>;
}

export const waitToken = "wait-token-that-nobody-may-see";

/** A server of the wire contract for one login, that decides nothing by itself and checks every proof. */
export async function startFakeServer(wishes: FakeServerWishes = {}): Promise<FakeServer> {
	const { answers = {}, tls, lifetime = 180_000 } = wishes;
	const received: Received[] = [];
	const waiting = new Map<string, (call: Received) => void>();
	const settled = Promise.withResolvers<Reply>();
	const counts = { server: 0, create: 0, outcome: 0, cancel: 0 };
	let origin = "";

	const usual: Record<keyof typeof counts, (call: Received) => Reply | Promise<Reply>> = {
		server: () => ({ status: 200, body: serverInfo(origin) }),
		create: async ({ body }: Received) => ({ status: 201, body: await created(origin, body["publicKey"], lifetime) }),
		outcome: () => settled.promise,
		cancel: () => ({ status: 204 }),
	};

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const call = await readCall(request);
		const name = nameOf(call);
		if (name !== "server") await checkProof(request, origin);
		received.push(call);
		waiting.get(call.method)?.(call);
		const asUsual = () => usual[name](call);
		const reply = await (answers[name]?.(counts[name]++, asUsual) ?? asUsual());
		if (reply === "drop") return void request.socket.destroy();
		response.writeHead(reply.status, { "content-type": "application/json" });
		response.end(reply.body === undefined ? undefined : JSON.stringify(reply.body));
	}

	const listener = (request: IncomingMessage, response: ServerResponse) => {
		answer(request, response).catch((error: unknown) => {
			response.writeHead(500).end(JSON.stringify({ code: "internal", why: String(error) }));
		});
	};
	const server = tls ? createHttps(tls, listener) : createHttp(listener);
	origin = `${tls ? "https" : "http"}://localhost:${await listenLocally(server)}`;

	return {
		origin,
		received,
		settle: (reply) => settled.resolve(reply),
		called: (method) =>
			new Promise((resolve) => {
				const before = received.find((call) => call.method === method);
				if (before) resolve(before);
				else waiting.set(method, resolve);
			}),
		stop: () => stopServer(server),
	};
}

function nameOf({ method, path }: Received): "server" | "create" | "outcome" | "cancel" {
	if (path === "/api/server") return "server";
	if (method === "DELETE") return "cancel";
	return method === "POST" ? "create" : "outcome";
}

async function created(origin: string, publicKey: unknown, lifetime: number) {
	const thumbprint = await calculateJwkThumbprint(PublicKeyJwk.parse(publicKey));
	const id = loginRequestId(Buffer.from(thumbprint, "base64url"));
	const now = Date.now();
	return {
		id,
		waitToken,
		matchCode: "47",
		approveUrl: `${origin}/approve/${id}`,
		now: new Date(now).toISOString(),
		expiresAt: new Date(now + lifetime).toISOString(),
	};
}
