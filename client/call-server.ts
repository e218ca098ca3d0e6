import type { AnswerOf, BodyOf, Call, ParamsOf, QueryOf } from "../contract/call.ts";
import { isProblemCode, Problem } from "../contract/problem.ts";
import { limitedText } from "./limited-text.ts";
import type { Network, Signal } from "./runtime.ts";

/** Proves possession of a key with every call (RFC 9449). */
export interface KeyProof {
	/** Headers for one call, with a new proof in them, which names `token` where one goes with the call. */
	headers(method: string, url: string, token?: string): Promise<Record<string, string>>;
	/** Takes over the server's clock; false where that was done a moment ago and did not help. */
	correctClock(serverNow: string): boolean;
}

export interface ServerConnection {
	/** The server's public origin, without a trailing slash; empty in a page of that origin. */
	readonly origin: string;
	readonly network: Network;
	readonly proof?: KeyProof;
	/** Goes with every call, and is worth nothing without the key of `proof`. */
	readonly token?: string;
}

/** The server gave no answer that this contract knows: it could not be reached, or it is something else. */
export class Unreachable extends Error {
	override readonly name = "Unreachable";
	/** The status of the answer that was not understood; absent where there was no answer at all. */
	readonly status: number | undefined;

	constructor(message: string, options: ErrorOptions & { status?: number } = {}) {
		super(message, options);
		this.status = options.status;
	}
}

type Given<C extends Call> = (ParamsOf<C> extends undefined ? unknown : { params: ParamsOf<C> }) &
	(QueryOf<C> extends undefined ? unknown : { query?: Partial<QueryOf<C>> }) &
	(BodyOf<C> extends undefined ? unknown : { body: BodyOf<C> }) & { signal?: Signal };

/**
 * Makes one call of the wire contract.
 * @throws Problem with the server's code, Unreachable where there was no such answer
 */
export async function callServer<C extends Call>(
	server: ServerConnection,
	call: C,
	given: Given<C>,
): Promise<AnswerOf<C>> {
	const { params = {}, query = {}, body, signal } = given as Partial<Record<string, object>> & { signal?: Signal };
	const url = server.origin + pathOf(call.path, params);
	const search = searchOf(query);
	const send = async () => {
		const proof = (await server.proof?.headers(call.method, url, server.token)) ?? {};
		const authority = server.token === undefined ? {} : { authorization: `Bearer ${server.token}` };
		return exchange(server.network, url + search, {
			method: call.method,
			headers: {
				accept: "application/json",
				...(body && { "content-type": "application/json" }),
				...authority,
				...proof,
			},
			...(body && { body: JSON.stringify(body) }),
			...(signal && { signal }),
		});
	};
	let answer = await send();
	if (isProblemAnswer(answer, "dpop-time") && server.proof?.correctClock(String(answer.body["now"])))
		answer = await send();
	return read(call, answer);
}

type Exchanged = { status: number; body: Record<string, unknown> };

async function exchange(network: Network, url: string, init: Parameters<Network["fetch"]>[1]): Promise<Exchanged> {
	let text: string | undefined;
	let status: number;
	try {
		const answer = await network.fetch(url, init);
		status = answer.status;
		text = await limitedText(answer);
	} catch (cause) {
		if (init.signal?.aborted) throw cause;
		throw new Unreachable("The server can not be reached.", { cause });
	}
	if (text === "") return { status, body: {} };
	try {
		// What is too long to be an answer is no JSON either.
		const body: unknown = JSON.parse(text ?? "");
		return { status, body: typeof body === "object" && body !== null ? { ...body } : {} };
	} catch (cause) {
		throw new Unreachable("What answered is not a Countersign server.", { cause, status });
	}
}

function isProblemAnswer(answer: Exchanged, code: string): boolean {
	return answer.status >= 400 && answer.body["code"] === code;
}

function read<C extends Call>(call: C, { status, body }: Exchanged): AnswerOf<C> {
	const schema = call.answers[status];
	if (schema === null) return undefined as AnswerOf<C>;
	const parsed = schema?.safeParse(body);
	if (parsed?.success) return parsed.data as AnswerOf<C>;
	const { type: _, title: __, status: ___, code, ...members } = body;
	if (status >= 400 && isProblemCode(code)) throw new Problem(code, members);
	throw new Unreachable(`The server's answer (${status}) is not one this version knows.`, { status });
}

function pathOf(template: string, params: object): string {
	return template.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(Object(params)[name])));
}

function searchOf(query: object): string {
	const given = Object.entries(query).filter(([, value]) => value !== undefined);
	if (given.length === 0) return "";
	return `?${given.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`).join("&")}`;
}
