import { create } from "zustand";
import type { JoinOutcome, PendingJoin } from "../../../client/request-join.ts";
import type { MachineLink } from "../../../contract/vpn-join.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";

export type MachineJoin =
	| { readonly state: "none" }
	| { readonly state: "waiting" | "registering"; readonly pending: PendingJoin }
	/** `removableUntil`: by this machine's clock, in milliseconds since 1970. */
	| {
			readonly state: "ended";
			readonly pending: PendingJoin;
			readonly outcome: JoinOutcome;
			readonly removableUntil: number;
	  }
	/** What became of it could not be learnt. */
	| { readonly state: "lost"; readonly pending: PendingJoin; readonly failure: FailureCode };

export type ApprovedMachine = Exclude<MachineJoin, { state: "none" | "waiting" }>;

const none: MachineJoin = { state: "none" };

/** One for the whole page, so that it goes on while its reader goes to approve it. */
const useStored = create<{ account: string; join: MachineJoin }>(() => ({ account: "", join: none }));

/** The machine that an account let in last, or is about to, in this page. */
export function useMachineJoin(account: string): MachineJoin {
	return useStored((stored) => (stored.account === account ? stored.join : none));
}

/** The machine that a login was approved for, once more is known of it than the login's own card says. */
export function approvedMachine(join: MachineJoin, requestId: string): ApprovedMachine | undefined {
	if (join.state === "none" || join.state === "waiting" || join.pending.id !== requestId) return undefined;
	if (join.state === "ended" && decidedAlone.has(join.outcome.state)) return undefined;
	return join;
}

/** How a login ends before any machine is asked for. */
const decidedAlone: ReadonlySet<JoinOutcome["state"]> = new Set(["denied", "expired", "cancelled"]);

/** Asks to let a machine in, and follows what becomes of it. @throws Problem, Unreachable */
export async function joinMachine(account: string, link: MachineLink): Promise<void> {
	const { requestMachine } = await import("./request-machine.ts");
	const pending = await requestMachine(account, link);
	const becomes = (join: MachineJoin) => useStored.setState({ account, join });
	becomes({ state: "waiting", pending });
	const patience = {
		now: Date.now,
		pause: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
	};
	pending
		.outcome(patience, () => becomes({ state: "registering", pending }))
		.then(
			(outcome) => becomes({ state: "ended", pending, outcome, removableUntil: Date.now() + leftOf(outcome) }),
			(thrown) => becomes({ state: "lost", pending, failure: failureCode(thrown) }),
		);
}

/** Takes the machine out again. @throws Problem `removal-over`, `vpn-failed`, Unreachable */
export async function removeMachine(pending: PendingJoin, node: string | undefined): Promise<void> {
	await pending.remove();
	const { account } = useStored.getState();
	const outcome = { state: "removed", ...(node !== undefined && { node }) } as const;
	useStored.setState({ account, join: { state: "ended", pending, outcome, removableUntil: 0 } });
}

export function forgetMachine(): void {
	useStored.setState({ join: none });
}

function leftOf(outcome: JoinOutcome): number {
	return outcome.state === "registered" ? Date.parse(outcome.removableUntil) - Date.parse(outcome.now) : 0;
}
