import { Link } from "wouter";
import type { JoinOutcome, PendingJoin } from "../../../client/request-join.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { forgetMachine, type MachineJoin } from "./machine-join.ts";
import { RemoveMachine } from "./remove-machine.tsx";

const { machines } = words;

/** What a machine that was asked for has come to, and what can be done about it. */
export function MachineState({ join }: { join: Exclude<MachineJoin, { state: "none" }> }) {
	switch (join.state) {
		case "waiting":
			return <Waiting pending={join.pending} />;
		case "registering":
			return <p role="status">{machines.registering}</p>;
		case "lost":
			return (
				<div className="stack">
					<FailureNote failure={join.failure} />
					<Close />
				</div>
			);
		case "ended":
			return (
				<div className="stack">
					<div role="status">
						<h2>{heading(join.outcome)}</h2>
						<p className="hint">{sentence(join.outcome)}</p>
					</div>
					{join.outcome.state === "registered" && (
						<RemoveMachine pending={join.pending} node={join.outcome.node} until={join.removableUntil} />
					)}
					<Close />
				</div>
			);
	}
}

function Waiting({ pending }: { pending: PendingJoin }) {
	const { busy, failure, act } = useAct();
	return (
		<div className="stack">
			<div role="status">
				<h2>{machines.waiting}</h2>
				<p>
					{machines.code} <strong className="verbatim">{pending.matchCode}</strong>
				</p>
				<p className="hint">{machines.codeHint}</p>
			</div>
			{failure && <FailureNote failure={failure} />}
			<div className="row-acts">
				<Link href={`/approve/${pending.id}`} className="button pen">
					{machines.read}
				</Link>
				<button type="button" className="button" aria-disabled={busy} onClick={() => void act(() => pending.cancel())}>
					{machines.withdraw}
				</button>
			</div>
		</div>
	);
}

function Close() {
	return (
		<p>
			<Link href="/machine" onClick={forgetMachine}>
				{machines.another}
			</Link>
		</p>
	);
}

function heading(outcome: JoinOutcome): string {
	if (outcome.state === "registered") return fill(machines.joined, { node: outcome.node ?? machines.machine });
	if (outcome.state === "removed") return fill(machines.removed, { node: outcome.node ?? machines.machine });
	const unsure = outcome.state === "failed" && outcome.reason === "uncertain";
	return unsure ? machines.unsure : machines.notIn;
}

function sentence(outcome: JoinOutcome): string | undefined {
	switch (outcome.state) {
		case "registered":
			return machines.joinedHint;
		case "removed":
			return undefined;
		case "failed":
			return fill(machines.failures[outcome.reason], { user: outcome.user ?? "" });
		default:
			return machines.ends[outcome.state];
	}
}
