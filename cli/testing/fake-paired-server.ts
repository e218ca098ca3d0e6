import { createHash } from "node:crypto";
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { onTestFinished } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import {
	checkProof,
	listenLocally,
	problemReply,
	type Received,
	type Reply,
	readCall,
	serverInfo,
	stopServer,
} from "./fake-exchange.ts";
import { type FakeStreams, fakeStreams } from "./fake-streams.ts";

export const pairingToken = "pairing-token-that-nobody-may-see";
export const pairingId = "pairing-1";
export const ticket = "T".repeat(43);
/** The code that the browser brings once the pairing is granted. */
export const grantedCode = "C".repeat(43);

/** By method and path, with `:id` for a login's: what to answer instead of what a right server would. */
export type FakeAnswers = Record<string, (call: Received, usual: () => Reply) => Reply | Promise<Reply>>;

export interface FakePairedServer {
	readonly origin: string;
	readonly received: readonly Received[];
	readonly streams: FakeStreams;
	/** Makes a login wait, and tells the streams. */
	ask(request: LoginRequest): LoginRequest;
	/** Ends a login, and tells the streams. */
	settle(id: string, how: Partial<LoginRequest> & { state: Exclude<LoginRequest["state"], "pending"> }): void;
	/** From now on the pairing is unknown, and its streams are closed. */
	endPairing(): void;
	/** Resolves when such a call has come in, as in `POST /api/pairings`. */
	called(route: string): Promise<Received>;
}

/** A server of the wire contract for alice's paired apps, gone when the test has finished. It checks every proof. */
export async function startFakePairedServer(
	answers: FakeAnswers = {},
	tls?: { cert: string; key: string },
): Promise<FakePairedServer> {
	const received: Received[] = [];
	const waiting = new Map<string, (call: Received) => void>();
	const logins = new Map<string, LoginRequest>();
	const streams = fakeStreams();
	let wish: { codeChallenge?: unknown; publicKey?: unknown } = {};
	let paired = true;
	let origin = "";

	const find = ({ path }: Received): LoginRequest | undefined => logins.get(path.split("/")[3] ?? "");
	const onPending = (call: Received, reply: (login: LoginRequest) => Reply): Reply => {
		const login = find(call);
		if (!login) return problemReply("not-found", 404);
		const { state, settledBy, settledAt } = login;
		return state === "pending" ? reply(login) : problemReply("already-settled", 409, { state, settledBy, settledAt });
	};
	const settle: FakePairedServer["settle"] = (id, how) => {
		const login = logins.get(id);
		if (!login) throw new Error(`There is no login ${id}.`);
		logins.set(id, { ...login, settledAt: new Date().toISOString(), ...how });
		streams.send("login-settled", { id, state: how.state });
	};

	const usual: Record<string, (call: Received) => Reply> = {
		"GET /api/server": () => ({ status: 200, body: serverInfo(origin) }),
		"POST /api/pairings": ({ body }) => {
			wish = body;
			const expiresAt = new Date(Date.now() + 600_000).toISOString();
			return { status: 201, body: { url: `${origin}/pair#${"S".repeat(43)}`, expiresAt } };
		},
		"POST /api/pairings/token": ({ body: { code, verifier } }) => {
			const challenge = createHash("sha256").update(String(verifier)).digest("base64url");
			if (code !== grantedCode || challenge !== wish.codeChallenge) return problemReply("link-ended", 410);
			return { status: 201, body: { id: pairingId, pairingToken, account: "alice" } };
		},
		"DELETE /api/pairings/:id": () => ({ status: 204 }),
		"GET /api/login-requests": ({ path }) => {
			const state = new URL(path, origin).searchParams.get("state");
			const requests = [...logins.values()].filter((login) => state === null || login.state === state).toReversed();
			return { status: 200, body: { requests } };
		},
		"GET /api/login-requests/:id": (call) => {
			const login = find(call);
			return login ? { status: 200, body: login } : problemReply("not-found", 404);
		},
		"POST /api/login-requests/:id/deny": (call) =>
			onPending(call, ({ id }) => {
				const { report } = call.body;
				settle(id, { state: "denied", settledBy: "alice", ...(report === true && { reason: "reported" as const }) });
				const quietUntil = new Date(Date.now() + 900_000).toISOString();
				return { status: 200, body: { state: "denied", ...(report === true && { quietUntil }) } };
			}),
		"POST /api/login-requests/:id/report": () => ({
			status: 200,
			body: { quietUntil: new Date(Date.now() + 900_000).toISOString() },
		}),
		"POST /api/login-requests/:id/ceremony-ticket": (call) =>
			onPending(call, () => {
				const expiresAt = new Date(Date.now() + 60_000).toISOString();
				return { status: 201, body: { url: `${origin}/ceremony#${ticket}`, expiresAt } };
			}),
	};

	async function replyTo(request: IncomingMessage, call: Received): Promise<Reply | "stream"> {
		const route = routeOf(call);
		const key = route === "GET /api/server" ? undefined : await checkProof(request, origin);
		received.push(call);
		waiting.get(route)?.(call);
		const withToken = call.authorization !== undefined;
		if (withToken && (!paired || call.authorization !== `Bearer ${pairingToken}`))
			return problemReply("token-refused", 401);
		if (route === "POST /api/pairings/token" && JSON.stringify(key) !== JSON.stringify(wish.publicKey))
			return problemReply("dpop-refused", 401);
		const asUsual = () => usual[route]?.(call) ?? problemReply("not-found", 404);
		const other = await answers[route]?.(call, asUsual);
		return other ?? (route === "GET /api/events" ? "stream" : asUsual());
	}

	async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const reply = await replyTo(request, await readCall(request));
		if (reply === "stream") {
			const pending = [...logins.values()].filter(({ state }) => state === "pending");
			return streams.open(response, pending);
		}
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
	onTestFinished(() => stopServer(server));

	return {
		origin,
		received,
		streams,
		ask(login) {
			logins.set(login.id, login);
			streams.send("login-requested", { request: login });
			return login;
		},
		settle,
		endPairing() {
			paired = false;
			streams.drop();
		},
		called: (route) =>
			new Promise((resolve) => {
				const before = received.find((call) => routeOf(call) === route);
				if (before) resolve(before);
				else waiting.set(route, resolve);
			}),
	};
}

function routeOf({ method, path }: Received): string {
	const [plain = ""] = path.split("?");
	return `${method} ${plain.replace(/^(\/api\/(?:login-requests|pairings))\/(?!token$)[^/]+/, "$1/:id")}`;
}
