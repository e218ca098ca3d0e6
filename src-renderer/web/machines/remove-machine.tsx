import type { PendingJoin } from "../../../client/request-join.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { fill } from "../../text/fill.ts";
import { clockTime } from "../../time/countdown.ts";
import { TimeSaid } from "../../time/time-left.tsx";
import { useNow } from "../../time/use-now.ts";
import { words } from "../../words.ts";
import { removeMachine } from "./machine-join.ts";

const { machines } = words;

interface RemoveMachineProps {
	readonly pending: PendingJoin;
	readonly node: string | undefined;
	/** Milliseconds since 1970. */
	readonly until: number;
}

/** Takes a machine back for as long as the server does. */
export function RemoveMachine({ pending, node, until }: RemoveMachineProps) {
	const seconds = (until - useNow()) / 1000;
	const { busy, failure, act } = useAct();
	if (seconds <= 0) return <p className="hint">{machines.kept}</p>;
	return (
		<div>
			{failure && <FailureNote failure={failure} />}
			<button
				type="button"
				className="button"
				aria-disabled={busy}
				onClick={() => void act(() => removeMachine(pending, node))}
			>
				{fill(machines.remove, { node: node ?? machines.machine })}
			</button>{" "}
			<span className="hint" role="timer">
				{fill(machines.left, { time: clockTime(seconds) })}
			</span>
			<TimeSaid seconds={seconds} />
		</div>
	);
}
