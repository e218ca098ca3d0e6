import type { VpnJoinFailure } from "../../contract/vpn-join.ts";
import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { withdrawalWords } from "../login/login-end.ts";
import type { JoinEnd } from "./join-machine.ts";

/** How one end is told: to a person, to a script, and to the shell. */
export interface JoinReport {
	readonly words: string;
	readonly json: { readonly state: string; readonly node?: string | undefined; readonly reason?: string };
	readonly exitCode: ExitCode;
}

/** @throws CommandFailure where it was approved, and the machine is not in */
export function reportJoin(end: JoinEnd): JoinReport {
	const { state } = end;
	switch (state) {
		case "registered":
			return {
				words: `${named(end.node)} is in the VPN.`,
				json: { state, node: end.node },
				exitCode: exitCode.approved,
			};
		case "removed":
			return removedReport(end.node);
		case "denied":
			return { words: "Denied. The machine was not let in.", json: { state }, exitCode: exitCode.denied };
		case "expired":
			return end.unheard
				? expired(`The server could not be reached before time ran out. ${again}`, "no-connection")
				: expired(`Time ran out, so the machine was not let in. ${again}`);
		case "timed-out":
			return expired(`--timeout ran out. ${withdrawalWords[end.withdrawal]}`, "timeout");
		case "stopped":
			return cancelled(`Stopped. ${withdrawalWords[end.withdrawal]}`);
		case "cancelled":
			return cancelled("Withdrawn: the server ended this. The machine was not let in.");
		case "failed":
			throw new CommandFailure(`Approved, but ${failureWords[end.reason](end.user ?? "the account's name")}`, {
				code: end.reason,
			});
		case "collected":
			throw new CommandFailure("Approved, but the server let no machine in for it. Run the command again.", {
				code: state,
			});
	}
}

/** Once a machine that was let in is out again. */
export function removedReport(node: string | undefined): JoinReport {
	return {
		words: `${named(node)} is out of the VPN again.`,
		json: { state: "removed", node },
		exitCode: exitCode.cancelled,
	};
}

function named(node: string | undefined): string {
	return node === undefined ? "The machine" : node;
}

const again = "Run the command again.";

function expired(what: string, reason?: string): JoinReport {
	return {
		words: `Expired. ${what}`,
		json: { state: "expired", ...(reason && { reason }) },
		exitCode: exitCode.expired,
	};
}

function cancelled(words: string): JoinReport {
	return { words, json: { state: "cancelled" }, exitCode: exitCode.cancelled };
}

const failureWords: Record<VpnJoinFailure, (user: string) => string> = {
	unreachable: () => `the server can not reach headscale, so the machine was not let in. ${again}`,
	uncertain: () =>
		"headscale's answer got lost, so it is not known whether the machine is in. On the machine, tailscale status tells.",
	"key-refused": () => "headscale refused the server's API key. Tell whoever runs the server.",
	"unknown-link": () =>
		"headscale does not know this link any more: it keeps one for a quarter of an hour. Run tailscale up again, and join with its new link.",
	"link-used": () => "another approval let this link's machine in. Run tailscale up again for another machine.",
	"unknown-user": (user) =>
		`headscale has no user "${user}". Whoever runs it can make one: headscale users create ${user}`,
	refused: () => "headscale refused. Whoever runs it finds the reason in its log.",
	"not-headscale": () =>
		"what answers in headscale's place is not headscale, or one older than 0.29. Tell whoever runs the server.",
	group: () => "the account is in none of the groups whose machines are let in. Ask whoever runs the server.",
	lapsed: () => `it could not be done in time, so the machine was not let in. ${again}`,
};
