import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addListCommand } from "./list-command.ts";

export function addGroupListCommand(groups: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	addListCommand(groups, terminal, end, {
		summary: "list groups, their members, and the clients that let them in",
		description: "List the groups, their members, and the clients that let them in.",
		member: "groups",
		read: async (directory) => (await import("../../server/commands/groups.ts")).listGroups(directory),
		head: ["GROUP", "MEMBERS", "CLIENTS"],
		cells: ({ name, role, members, clients }) => [
			role ? `${name} (role)` : name,
			members.join(" ") || "-",
			clients.join(", ") || "-",
		],
	});
}
