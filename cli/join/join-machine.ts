import { setTimeout as pause } from "node:timers/promises";
import { type JoinOutcome, type PendingJoin, registeringTime, requestJoin } from "../../client/request-join.ts";
import type { MachineLink } from "../../contract/vpn-join.ts";
import { sayHowToApprove } from "../login/how-to-approve.ts";
import { askAndWait, claims, type GivenUp, type LoginWish, type Until } from "../login/log-in.ts";
import type { Terminal } from "../terminal.ts";
import { showWaiting } from "../waiting-line.ts";

export interface JoinWish extends Pick<LoginWish, "server" | "account" | "caFile" | "timeout"> {
	readonly link: MachineLink;
}

/** How it ended. A machine that was let in can be taken back. */
export type JoinEnd = (JoinOutcome & { readonly remove?: () => Promise<void> }) | GivenUp;

/**
 * Asks to let a machine into the VPN, tells the person what to do, and waits until headscale has answered.
 * @throws CommandFailure, Problem, Unreachable
 */
export function joinMachine(wish: JoinWish, terminal: Terminal, stop: AbortSignal): Promise<JoinEnd> {
	const { account, link } = wish;
	const asked = { account, ...link, ...claims(terminal) };
	return askAndWait<JoinEnd, PendingJoin>(
		wish,
		(server) => requestJoin(server, asked, Date.now),
		(pending, until) => wait(pending, account, terminal, until),
		stop,
	);
}

async function wait(pending: PendingJoin, account: string, terminal: Terminal, until: Until): Promise<JoinEnd> {
	const { latest, signal } = until;
	sayHowToApprove(terminal, `To let the machine in as ${account}`, pending);
	const deadline = Math.min(pending.deadline, latest);
	let line = showWaiting(terminal, { what: "the approval", deadline, ctrlC: "withdraws it" });
	const patience = {
		now: Date.now,
		pause: (milliseconds: number) => pause(milliseconds, undefined, { signal }),
		signal,
		onTrouble: (trouble: Parameters<typeof line.trouble>[0]) => line.trouble(trouble),
	};
	try {
		const outcome = await pending.outcome(patience, () => {
			line.end();
			terminal.say("Approved. The server asks headscale to let the machine in.");
			line = showWaiting(terminal, {
				what: "headscale",
				deadline: Date.now() + registeringTime,
				ctrlC: "stops waiting",
			});
		});
		return outcome.state === "registered" ? { ...outcome, remove: pending.remove } : outcome;
	} finally {
		line.end();
	}
}
