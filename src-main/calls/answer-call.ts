import type { IpcAnswer } from "../../contract/desktop/failure.ts";
import { type AnswerOf, type GivenOf, type IpcCalls, ipcCalls } from "../../contract/desktop/ipc-calls.ts";
import type { IpcName } from "../../contract/desktop/ipc-names.ts";
import { failureOf } from "./failure-of.ts";

/** The main process's projection of the table: something that answers each of its calls. */
export type IpcHandlers = {
	readonly [Name in IpcName]: (
		given: GivenOf<IpcCalls[Name]>,
	) => AnswerOf<IpcCalls[Name]> | Promise<AnswerOf<IpcCalls[Name]>>;
};

/**
 * Answers one call of the window. What it brings is parsed here, and nothing but what the table allows gets further.
 * @param report is told of what nobody foresaw
 */
export async function answerCall(
	handlers: IpcHandlers,
	name: IpcName,
	given: unknown,
	report: (error: unknown) => void,
): Promise<IpcAnswer<unknown>> {
	const parsed = ipcCalls[name].given.safeParse(given);
	if (!parsed.success) return { ok: false, code: "invalid-call", members: {} };
	// The schema of this very name has parsed it.
	const handler = handlers[name] as (given: unknown) => unknown;
	try {
		return { ok: true, value: await handler(parsed.data) };
	} catch (error) {
		const failure = failureOf(error);
		if (failure.code === "unknown") report(error);
		return { ok: false, ...failure };
	}
}
