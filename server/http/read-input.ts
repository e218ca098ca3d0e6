import type { z } from "zod";
import type { BodyOf, Call, ParamsOf, QueryOf } from "../../contract/call.ts";
import { Problem } from "../../contract/problem.ts";

export interface Input<C extends Call> {
	readonly params: ParamsOf<C>;
	readonly query: QueryOf<C>;
	readonly body: BodyOf<C>;
}

/**
 * Reads what a call was given, by its schemas.
 * @throws Problem `not-found` for a path that names nothing, `invalid-request` with the places that are wrong
 */
export function readInput<C extends Call>(call: C, raw: { params: unknown; query: unknown; body: unknown }): Input<C> {
	const params = call.params?.safeParse(raw.params);
	if (params && !params.success) throw new Problem("not-found");
	return {
		params: params?.data,
		query: parse(call.query, raw.query),
		body: parse(call.body, raw.body),
	} as Input<C>;
}

function parse(schema: z.ZodType | undefined, value: unknown): unknown {
	if (!schema) return undefined;
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw new Problem("invalid-request", { errors: parsed.error.issues.slice(0, 20).map(place) });
}

/** Where and by which rule, in our words: no library's sentence reaches a reply. */
function place(issue: z.core.$ZodIssue): { path: string; rule: string } {
	const rule = issue.code === "custom" ? issue.params?.["rule"] : issue.code.replaceAll("_", "-");
	return { path: issue.path.join("."), rule: String(rule) };
}
