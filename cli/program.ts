import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { Command } from "commander";
import { addAccountCommand } from "./commands/account-command.ts";
import { addAdminCommand } from "./commands/admin-command.ts";
import { addApproveCommand } from "./commands/approve-command.ts";
import { addAskCommand } from "./commands/ask-command.ts";
import { addAuditCommand } from "./commands/audit-command.ts";
import { addBackupCommand } from "./commands/backup-command.ts";
import { addClientCommand } from "./commands/client-command.ts";
import { addCompletionCommand } from "./commands/completion-command.ts";
import { addDenyCommand } from "./commands/deny-command.ts";
import { addInviteCommand } from "./commands/invite-command.ts";
import { addJoinCommand } from "./commands/join-command.ts";
import { addKeysCommand } from "./commands/keys-command.ts";
import { addLoginCommand } from "./commands/login-command.ts";
import { addPairCommand } from "./commands/pair-command.ts";
import { addPairingsCommand } from "./commands/pairings-command.ts";
import { addReceiptCommand } from "./commands/receipt-command.ts";
import { addRequestsCommand } from "./commands/requests-command.ts";
import { addRestoreCommand } from "./commands/restore-command.ts";
import { addServerCommand } from "./commands/server-command.ts";
import { addUnpairCommand } from "./commands/unpair-command.ts";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

const help = `
Examples:
  countersign login --server sign.example.org --account alice
  countersign ask --account alice --text "Restore the database"
  countersign pair --server sign.example.org
  countersign requests --watch
  countersign receipt verify deploy.json
  countersign server --public-url https://sign.example.org
  countersign invite create

Run "countersign COMMAND --help" for what a command takes. NO_COLOR switches colours off.`;

/**
 * The whole command tree. Parsing throws CommanderError for usage errors, and for help and version after they are
 * printed.
 * @param end is told how a command that ran to its end came out
 */
export function createProgram(terminal: Terminal, end: (code: ExitCode) => void): Command {
	const program = new Command("countersign");
	program
		.description("Approve a login with a passkey.")
		.version(readVersion(), "-V, --version", "print the version")
		.helpOption("-h, --help", "print this help")
		.helpCommand(false)
		.exitOverride()
		// Said in one place, in one form: main.ts.
		.configureOutput({ outputError: () => {} })
		// Commander takes the colours out again where nobody can see them.
		.configureHelp({ styleTitle: (title) => styleText("bold", title, { validateStream: false }) })
		.addHelpText("after", help);
	addLoginCommand(program, terminal, end);
	addAskCommand(program, terminal, end);
	addJoinCommand(program, terminal, end);
	addRequestsCommand(program, terminal, end);
	addApproveCommand(program, terminal, end);
	addDenyCommand(program, terminal, end);
	addPairCommand(program, terminal, end);
	addUnpairCommand(program, terminal, end);
	addPairingsCommand(program, terminal, end);
	addKeysCommand(program, terminal, end);
	addReceiptCommand(program, terminal, end);
	addAuditCommand(program, terminal, end);
	addServerCommand(program, terminal, end);
	addInviteCommand(program, terminal, end);
	addAccountCommand(program, terminal, end);
	addAdminCommand(program, terminal, end);
	addClientCommand(program, terminal, end);
	addBackupCommand(program, terminal, end);
	addRestoreCommand(program, terminal, end);
	addCompletionCommand(program, terminal, end);
	return program;
}

function readVersion(): string {
	const description: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return typeof description === "object" && description && "version" in description ? String(description.version) : "";
}
