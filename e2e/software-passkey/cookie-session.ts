import type { AnswerOf, BodyOf, Call, ParamsOf, QueryOf } from "../../contract/call.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";

type Given<C extends Call> = (ParamsOf<C> extends undefined ? unknown : { params: ParamsOf<C> }) &
	(QueryOf<C> extends undefined ? unknown : { query?: Partial<QueryOf<C>> }) &
	(BodyOf<C> extends undefined ? unknown : { body: BodyOf<C> });

/** What a browser keeps and sends while somebody uses the web app: one origin and its cookies. */
export interface CookieSession {
	readonly origin: string;
	/**
	 * Makes one call as a page of this origin would.
	 * @throws Problem with the server's code
	 */
	send<C extends Call>(call: C, given: Given<C>): Promise<AnswerOf<C>>;
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
			const { params = {}, query = {}, body } = given as Partial<Record<"params" | "query" | "body", object>>;
			const answer = await network(`${origin}${pathOf(call.path, params)}${searchOf(query)}`, {
				method: call.method,
				redirect: "manual",
				headers: {
					accept: "application/json",
					...(cookies.size > 0 && { cookie: cookieHeader() }),
					...(call.method !== "GET" && { origin }),
					...(body && { "content-type": "application/json" }),
				},
				...(body && { body: JSON.stringify(body) }),
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

async function readAnswer<C extends Call>(call: C, answer: Response): Promise<AnswerOf<C>> {
	const text = await answer.text();
	const body: Record<string, unknown> = text === "" ? {} : JSON.parse(text);
	const { type: _, title: __, status: ___, code, ...members } = body;
	if (answer.status >= 400 && isProblemCode(code)) throw new Problem(code, members);
	const schema = call.answers[answer.status];
	if (schema === undefined) throw new Error(`${call.method} ${call.path} answered ${answer.status}: ${text}`);
	return (schema === null ? undefined : schema.parse(body)) as AnswerOf<C>;
}

function pathOf(template: string, params: object): string {
	return template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Object(params)[name])));
}

function searchOf(query: object): string {
	const given = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]);
	return given.length > 0 ? `?${new URLSearchParams(given)}` : "";
}
