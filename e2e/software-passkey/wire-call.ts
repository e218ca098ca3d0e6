import type { AnswerOf, BodyOf, Call, ParamsOf, QueryOf } from "../../contract/call.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";

/** What a call has to be given, by its schemas. */
export type Given<C extends Call> = (ParamsOf<C> extends undefined ? unknown : { params: ParamsOf<C> }) &
	(QueryOf<C> extends undefined ? unknown : { query?: Partial<QueryOf<C>> }) &
	(BodyOf<C> extends undefined ? unknown : { body: BodyOf<C> });

/** Whoever calls the server, with whatever authority. */
export interface Caller {
	readonly origin: string;
	/** @throws Problem with the server's code */
	send<C extends Call>(call: C, given: Given<C>): Promise<AnswerOf<C>>;
}

/** A call as it goes over the wire, before anything is added that says whose it is. */
export interface WireCall {
	readonly url: string;
	readonly method: Call["method"];
	readonly headers: Readonly<Record<string, string>>;
	readonly body?: string;
}

export function wireCall<C extends Call>(origin: string, call: C, given: Given<C>): WireCall {
	const { params = {}, query = {}, body } = given as Partial<Record<"params" | "query" | "body", object>>;
	return {
		url: `${origin}${pathOf(call.path, params)}${searchOf(query)}`,
		method: call.method,
		headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
		...(body && { body: JSON.stringify(body) }),
	};
}

/** @throws Problem with the server's code */
export async function readAnswer<C extends Call>(call: C, answer: Response): Promise<AnswerOf<C>> {
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
