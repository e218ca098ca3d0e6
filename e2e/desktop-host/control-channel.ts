import { type Control, control } from "./control.ts";
import { onChange, onProblem } from "./state.ts";

export interface ControlRequest {
	id: number;
	ask: keyof Control;
	given: unknown[];
}

export type ControlMessage =
	| { kind: "answer"; id: number; value: unknown }
	| { kind: "failure"; id: number; message: string }
	| { kind: "problem"; problem: string }
	| { kind: "changed" }
	| { kind: "ready"; endpoint: string };

/** The test sits at the other end of the process's own channel. */
export function tellTest(message: ControlMessage): void {
	// It may be gone already, and then "disconnect" ends this process.
	if (process.connected) process.send?.(message, undefined, undefined, () => {});
}

export function openControl(): void {
	onChange(() => tellTest({ kind: "changed" }));
	onProblem((problem) => tellTest({ kind: "problem", problem }));
	process.on("message", (request: ControlRequest) => void answer(request));
	// Whoever started this is gone.
	process.on("disconnect", () => process.exit(1));
}

async function answer({ id, ask, given }: ControlRequest): Promise<void> {
	try {
		const act: (...values: never[]) => unknown = control[ask];
		tellTest({ kind: "answer", id, value: await act(...(given as never[])) });
	} catch (cause) {
		tellTest({ kind: "failure", id, message: cause instanceof Error ? (cause.stack ?? cause.message) : `${cause}` });
	}
}
