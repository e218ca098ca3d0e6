import type { DesktopBridge } from "../../contract/desktop/bridge.ts";
import type { AnswerOf, GivenOf, IpcCalls } from "../../contract/desktop/ipc-calls.ts";
import { type IpcName, ipcNames } from "../../contract/desktop/ipc-names.ts";
import { isProblemCode, Problem } from "../../contract/problem.ts";
import { Failure } from "../desk/failure.ts";

declare global {
	interface Window {
		readonly countersign: DesktopBridge;
	}
}

/** The calls of the table, typed. Each throws what `failureCode` has words for. */
export type MainProcess = {
	readonly [Name in IpcName]: (given: GivenOf<IpcCalls[Name]>) => Promise<AnswerOf<IpcCalls[Name]>>;
};

/** The main process, as the window knows it: its names come from the table, its failures are thrown again here. */
export function mainProcess(bridge: DesktopBridge): MainProcess {
	const call = async (name: IpcName, given: unknown) => {
		const answer = await bridge.call(name, given);
		if (answer.ok) return answer.value;
		const { code, members } = answer;
		if (isProblemCode(code)) throw new Problem(code, members);
		const { sentence } = members;
		throw new Failure(code, { sentence: typeof sentence === "string" ? sentence : undefined });
	};
	// What the table says of each call is believed of its answer; main parses what it is given.
	return Object.fromEntries(ipcNames.map((name) => [name, (given: unknown) => call(name, given)])) as MainProcess;
}
