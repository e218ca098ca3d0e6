import { outcomeUrl } from "../../requester/ask-over-api.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import type { World } from "../world/world.ts";

/** An answer as somebody sees it who has no account. */
export interface Seen {
	readonly status: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: Record<string, unknown>;
}

export type StrangersQuestion = (world: World, account: string, source: string) => Promise<Seen>;

async function inject(
	world: World,
	question: { method: "GET" | "POST" | "DELETE"; url: string; headers: Record<string, string>; payload?: object },
): Promise<Seen> {
	const { statusCode, headers, payload } = await world.app.inject(question);
	return { status: statusCode, headers, body: payload === "" ? {} : JSON.parse(payload) };
}

async function ask(world: World, account: string, source: string) {
	const key = createRequesterKey();
	const url = `${world.origin}/api/login-requests`;
	const headers = { dpop: key.proof({ method: "POST", url }), "x-forwarded-for": source };
	const payload = { account, kind: "login", publicKey: key.publicKey };
	return { key, seen: await inject(world, { method: "POST", url: "/api/login-requests", headers, payload }) };
}

/** Asks for a login, and then for what becomes of it, or withdraws it. */
const afterAsking =
	(method: "GET" | "DELETE"): StrangersQuestion =>
	async (world, account, source) => {
		const { key, seen } = await ask(world, account, source);
		const [id, token] = [String(seen.body["id"]), String(seen.body["waitToken"])];
		const full = method === "GET" ? outcomeUrl(world.origin, id) : `${world.origin}/api/login-requests/${id}`;
		const dpop = key.proof({ method, url: full, token });
		const headers = { authorization: `Bearer ${token}`, dpop, "x-forwarded-for": source };
		return inject(world, { method, url: new URL(full).pathname, headers });
	};

const begin =
	(purpose: "session" | "login"): StrangersQuestion =>
	(world, account, source) => {
		const publicKey = purpose === "login" ? { publicKey: createRequesterKey().publicKey } : {};
		return inject(world, {
			method: "POST",
			url: `/api/users/${account}/passkeys/login_start`,
			headers: { "x-forwarded-for": source },
			payload: { purpose, ...publicKey },
		});
	};

const post =
	(path: (account: string) => string, payload: (account: string) => object): StrangersQuestion =>
	(world, account, source) =>
		inject(world, {
			method: "POST",
			url: path(account),
			headers: { "x-forwarded-for": source },
			payload: payload(account),
		});

const secret = "s".repeat(43);
const ceremony = { id: "i".repeat(22), secret };
const signed = { clientDataJSON: "AA", authenticatorData: "AA", signature: "AA" };
const response = { id: "AA", rawId: "AA", type: "public-key", clientExtensionResults: {}, response: signed };
const users = (account: string, step: string) => `/api/users/${account}/passkeys/${step}`;

/** Everything that somebody without an account may ask about one, and be answered. */
export const strangersQuestions: Readonly<Record<string, StrangersQuestion>> = {
	"ask for a login": async (world, account, source) => (await ask(world, account, source)).seen,
	"ask how a login ended": afterAsking("GET"),
	"withdraw a login": afterAsking("DELETE"),
	"begin a sign-in": begin("session"),
	"begin a login by key": begin("login"),
	"finish a sign-in": post(
		(account) => users(account, "login_finish"),
		() => ({ ceremony, response }),
	),
	"register a passkey": post(
		(account) => users(account, "register_start"),
		() => ({ secret }),
	),
	"claim a name": post(
		() => "/api/invites/redeem",
		(name) => ({ secret, name }),
	),
	"read an account": (world, account, source) =>
		inject(world, { method: "GET", url: `/api/users/${account}`, headers: { "x-forwarded-for": source } }),
	"list its passkeys": (world, account, source) =>
		inject(world, { method: "GET", url: `/api/users/${account}/passkeys`, headers: { "x-forwarded-for": source } }),
};
