import type { Command } from "commander";
import type { Host } from "../../contract/host.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addListCommand } from "./list-command.ts";

export function addHostListCommand(hosts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	addListCommand(hosts, terminal, end, {
		summary: "list the hosts that are known",
		description: "List the hosts that are known, and when each last asked.",
		member: "hosts",
		read: async (directory) => (await import("../../server/commands/hosts.ts")).listHosts(directory),
		empty: "No host is known. To add one: countersign host add",
		head: ["NAME", "ENROLLED", "LAST USED", "FROM"],
		cells: (host) => [host.name, enrolmentOf(host), minute(host.lastUsedAt) ?? "never", host.lastAddress ?? "-"],
	});
}

function enrolmentOf({ enrolledAt, codeExpiresAt }: Host): string {
	if (enrolledAt !== undefined) return minute(enrolledAt) ?? "";
	const waits = codeExpiresAt !== undefined && Date.parse(codeExpiresAt) > Date.now();
	return waits ? "not yet" : "no, its code has ended";
}

/** Such as 2026-11-22 14:31, UTC. */
function minute(instant: string | undefined): string | undefined {
	return instant?.slice(0, 16).replace("T", " ");
}
