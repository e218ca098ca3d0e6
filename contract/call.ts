import type { z } from "zod";
import type { ProblemCode } from "./problem.ts";

/**
 * Who may make a call: anybody · anybody, known as an approver where the call says so · the requester with its wait token and key · an approver (a web session or a paired
 * app) · a decider (an approver, or the ceremony page of that one request) · a web session · one of an administrator.
 */
export type Authority = "anybody" | "anybody-or-approver" | "requester" | "approver" | "decider" | "session" | "admin";

/** One call of the wire contract. `answers` maps each status that is not a problem to its body (null: none). */
export interface Call {
	readonly method: "GET" | "POST" | "PATCH" | "DELETE";
	/** With `:name` for each member of `params`. */
	readonly path: `/${string}`;
	readonly summary: string;
	readonly authority: Authority;
	readonly params?: z.ZodObject;
	readonly query?: z.ZodObject;
	readonly body?: z.ZodType;
	/** Headers that only some callers send, and what stands in them. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly answers: Readonly<Record<number, z.ZodType | null>>;
	readonly problems: readonly ProblemCode[];
}

type Parsed<Schema> = Schema extends z.ZodType ? z.infer<Schema> : undefined;

export type ParamsOf<C extends Call> = Parsed<C["params"]>;
export type QueryOf<C extends Call> = Parsed<C["query"]>;
export type BodyOf<C extends Call> = Parsed<C["body"]>;
/** `unknown` where a call answers with nothing. */
/** `unknown` where a call answers with nothing. */
export type AnswerOf<C extends Call> = {
	[S in keyof C["answers"]]: C["answers"][S] extends z.ZodType ? z.infer<C["answers"][S]> : unknown;
}[keyof C["answers"]];
