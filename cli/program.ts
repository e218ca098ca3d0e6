import { readFileSync } from "node:fs";
import { styleText } from "node:util";
import { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

type Add = (program: Command, terminal: Terminal, end: (code: ExitCode) => void) => void;

/** In the order of the help. Each is loaded where it is asked for, so that none starts with the weight of the others. */
const commands: Readonly<Record<string, () => Promise<Add>>> = {
	login: async () => (await import("./commands/login-command.ts")).addLoginCommand,
	ask: async () => (await import("./commands/ask-command.ts")).addAskCommand,
	join: async () => (await import("./commands/join-command.ts")).addJoinCommand,
	requests: async () => (await import("./commands/requests-command.ts")).addRequestsCommand,
	approve: async () => (await import("./commands/approve-command.ts")).addApproveCommand,
	deny: async () => (await import("./commands/deny-command.ts")).addDenyCommand,
	pair: async () => (await import("./commands/pair-command.ts")).addPairCommand,
	unpair: async () => (await import("./commands/unpair-command.ts")).addUnpairCommand,
	pairings: async () => (await import("./commands/pairings-command.ts")).addPairingsCommand,
	keys: async () => (await import("./commands/keys-command.ts")).addKeysCommand,
	receipt: async () => (await import("./commands/receipt-command.ts")).addReceiptCommand,
	audit: async () => (await import("./commands/audit-command.ts")).addAuditCommand,
	server: async () => (await import("./commands/server-command.ts")).addServerCommand,
	invite: async () => (await import("./commands/invite-command.ts")).addInviteCommand,
	account: async () => (await import("./commands/account-command.ts")).addAccountCommand,
	admin: async () => (await import("./commands/admin-command.ts")).addAdminCommand,
	client: async () => (await import("./commands/client-command.ts")).addClientCommand,
	group: async () => (await import("./commands/group-command.ts")).addGroupCommand,
	host: async () => (await import("./commands/host-command.ts")).addHostCommand,
	"signing-keys": async () => (await import("./commands/signing-keys-command.ts")).addSigningKeysCommand,
	backup: async () => (await import("./commands/backup-command.ts")).addBackupCommand,
	restore: async () => (await import("./commands/restore-command.ts")).addRestoreCommand,
	completion: async () => (await import("./commands/completion-command.ts")).addCompletionCommand,
};

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
 * The command tree. Parsing throws CommanderError for usage errors, and for help and version after they are printed.
 * @param end is told how a command that ran to its end came out
 * @param word the command that is asked for, where nothing is needed of the others; the whole tree without it
 */
export async function createProgram(
	terminal: Terminal,
	end: (code: ExitCode) => void,
	word?: string,
): Promise<Command> {
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
	// Completion is told of all.
	const asked =
		word !== undefined && word !== "completion" && Object.hasOwn(commands, word) ? [word] : Object.keys(commands);
	for (const name of asked) (await commands[name]?.())?.(program, terminal, end);
	return program;
}

function readVersion(): string {
	const description: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
	return typeof description === "object" && description && "version" in description ? String(description.version) : "";
}
