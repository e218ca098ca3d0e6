import type { Command } from "commander";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import { addAuditExportCommand } from "./audit-export-command.ts";
import { addAuditVerifyCommand } from "./audit-verify-command.ts";

export function addAuditCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = program
		.command("audit")
		.helpCommand(false)
		.summary("verify and export the server's audit log")
		.description("Verify and export the server's audit log.");
	addAuditVerifyCommand(command, terminal, end);
	addAuditExportCommand(command, terminal, end);
}
