import { isProblemCode, type ProblemCode, problems } from "../../../contract/problem.ts";

/** An answer as any of the ways to ask gives it. */
export interface HostileAnswer {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly payload: string;
}

/** What would tell of our inside, or of a library that we use. */
const inside = /\n\s+at |node:|\.[jt]s\b:\d|FST_|SQLITE|zod|kysely|constraint|JSON\.parse|Unexpected token/i;

/**
 * Reads the problem that an answer tells.
 * @param secrets what it may not repeat
 * @throws Error where it is no refusal as the contract has it
 */
export function refusalIn(answer: HostileAnswer, secrets: readonly string[]): ProblemCode {
	const { statusCode, headers, payload } = answer;
	const told = `${statusCode} ${payload}`;
	if (!/^application\/problem\+json(;|$)/.test(String(headers["content-type"]))) throw new Error(`no problem: ${told}`);
	const { code, status, title } = JSON.parse(payload);
	if (!isProblemCode(code)) throw new Error(`no code of ours: ${told}`);
	if (statusCode !== problems[code][0] || status !== statusCode || title !== problems[code][1])
		throw new Error(`not as the contract has it: ${told}`);
	if (statusCode === 500) throw new Error(`a failure of ours: ${told}`);
	refuseLeak(answer, secrets);
	return code;
}

/** @throws Error where an answer tells of our inside, or repeats a secret */
export function refuseLeak({ statusCode, headers, payload }: HostileAnswer, secrets: readonly string[]): void {
	const all = `${JSON.stringify(headers)}${payload}`;
	const leaked = inside.exec(payload)?.[0] ?? secrets.find((secret) => secret !== "" && all.includes(secret));
	if (leaked !== undefined) throw new Error(`it tells ${JSON.stringify(leaked)}: ${statusCode} ${payload}`);
	// A rule without a name is one that nobody looked at.
	if (/"rule":"(undefined|null)?"/.test(payload)) throw new Error(`a rule without a name: ${payload}`);
}
