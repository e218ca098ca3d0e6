import { createHash, randomBytes } from "node:crypto";
import { type CallLine, callBytes, type LineAnswer } from "./call-line.ts";
import { nextSource } from "./sources.ts";

/** A client, and where its provider answers. */
export interface BenchClient {
	readonly id: string;
	readonly secret: string;
	readonly redirectUri: string;
	/** Of the authorization endpoint. */
	readonly authorize: string;
	readonly token: string;
}

/** One authorization on its way, with the cookies of its browser. */
export interface CodeFlow {
	/** Of its login's page. */
	readonly page: string;
	/** A call of its browser. */
	visit(path: string, form?: Record<string, string>): Buffer;
	keepCookies(answer: LineAnswer): void;
	/** What redeems a code. */
	redemption(code: string): Buffer;
}

const host = "localhost";

/** Begins one with PKCE, as a browser that has no cookies yet. */
export async function beginFlow(line: CallLine, client: BenchClient): Promise<CodeFlow> {
	const verifier = randomBytes(32).toString("base64url");
	const query = new URLSearchParams({
		client_id: client.id,
		redirect_uri: client.redirectUri,
		response_type: "code",
		scope: "openid profile email",
		state: randomBytes(16).toString("hex"),
		nonce: randomBytes(16).toString("hex"),
		code_challenge: createHash("sha256").update(verifier).digest("base64url"),
		code_challenge_method: "S256",
	});
	const [cookies, source] = [new Map<string, string>(), nextSource()];
	const headers = () => ({
		host,
		"x-forwarded-for": source,
		cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
	});
	const keepCookies = ({ head }: LineAnswer) => {
		for (const [, name = "", value = ""] of head.matchAll(/^set-cookie: ([^=]+)=([^;\r]*)/gim)) {
			if (value === "") cookies.delete(name);
			else cookies.set(name, value);
		}
	};
	const begun = await line.call(callBytes("GET", `${client.authorize}?${query}`, headers()));
	keepCookies(begun);
	return {
		page: pathOf(locationOf(begun)),
		keepCookies,
		visit: (path, form) =>
			form === undefined
				? callBytes("GET", path, headers())
				: callBytes("POST", path, { ...headers(), ...formType }, String(new URLSearchParams(form))),
		redemption: (code) => redemption(client, verifier, code),
	};
}

/** Goes on from an approved login. @returns the code that its client is sent */
export async function finishFlow(line: CallLine, flow: CodeFlow): Promise<string> {
	let at = flow.page;
	for (;;) {
		const answer = await line.call(flow.visit(at));
		flow.keepCookies(answer);
		const to = locationOf(answer);
		const code = to.searchParams.get("code");
		if (code !== null) return code;
		at = pathOf(to);
	}
}

/** @throws where the answer is no redirect */
export function locationOf({ status, head, body }: LineAnswer): URL {
	const [, location] = /^location: (\S+)/im.exec(head) ?? [];
	if (location === undefined) throw new Error(`The server answered ${status} and sends nobody on: ${body}`);
	return new URL(location, `http://${host}`);
}

function pathOf({ pathname, search }: URL): string {
	return pathname + search;
}

const formType = { "content-type": "application/x-www-form-urlencoded" };

function redemption(client: BenchClient, verifier: string, code: string): Buffer {
	const headers = {
		host,
		"x-forwarded-for": nextSource(),
		authorization: `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`,
		...formType,
	};
	const form = {
		grant_type: "authorization_code",
		code,
		redirect_uri: client.redirectUri,
		code_verifier: verifier,
	};
	return callBytes("POST", client.token, headers, String(new URLSearchParams(form)));
}
