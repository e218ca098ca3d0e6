import { type Caller, readAnswer, wireCall } from "./wire-call.ts";

/** What a browser keeps and sends while somebody uses the web app: one origin and its cookies. */
export interface CookieSession extends Caller {
	/** The cookies, as the header that carries them. */
	cookieHeader(): string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** @param network what sends, for a server that is reached in some other way than over its public origin */
export function openCookieSession(origin: string, network: Fetch = fetch): CookieSession {
	const cookies = new Map<string, string>();
	const cookieHeader = () => [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
	return {
		origin,
		cookieHeader,
		async send(call, given) {
			const { url, headers, ...sent } = wireCall(origin, call, given);
			const answer = await network(url, {
				...sent,
				redirect: "manual",
				headers: {
					...headers,
					...(cookies.size > 0 && { cookie: cookieHeader() }),
					...(call.method !== "GET" && { origin }),
				},
			});
			keepCookies(cookies, answer.headers.getSetCookie());
			return readAnswer(call, answer);
		},
	};
}

function keepCookies(cookies: Map<string, string>, set: readonly string[]): void {
	for (const line of set) {
		const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
		// The server takes a cookie back by letting it end at once.
		if (value === "" || /;\s*max-age=0/i.test(line)) cookies.delete(name);
		else cookies.set(name, value);
	}
}
