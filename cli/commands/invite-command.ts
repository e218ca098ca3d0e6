import type { Command } from "commander";
import { NewInvite } from "../../contract/invite.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface InviteOptions {
	admin?: boolean;
	hours?: string;
	data?: string;
	json?: boolean;
}

const help = `
The link goes to stdout. Whoever opens it first picks a name and registers a passkey;
send it so that nobody else can read it.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign invite create
  countersign invite create --admin --hours 1 --data /var/lib/countersign`;

export function addInviteCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	program
		.command("invite")
		.helpCommand(false)
		.summary("let people in")
		.description("Let people in.")
		.command("create")
		.summary("make a one-use link that creates an account")
		.description("Make a one-use link that creates an account.")
		.option("--admin", "the account may administer")
		.option("--hours <N>", "how long the link works, 1 to 720 (default: 24)")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (options: InviteOptions) => {
			await createInviteLink(options, terminal);
			end(exitCode.ok);
		});
}

async function createInviteLink({ admin, hours, data, json }: InviteOptions, terminal: Terminal): Promise<void> {
	const wish = readWish(admin, hours);
	const created = await onDataDirectory(data, terminal, async (directory) => {
		const { createInvite } = await import("../../server/commands/create-invite.ts");
		return createInvite(directory, wish);
	});
	terminal.say(`A one-use link for ${admin ? "an administrator" : "a new account"}, until ${created.expiresAt}:`);
	terminal.print(json ? JSON.stringify(created) : created.url);
}

function readWish(admin: boolean | undefined, hours: string | undefined): NewInvite {
	const wish = NewInvite.safeParse({
		...(admin && { roles: ["admin"] }),
		...(hours !== undefined && { hours: /^\d{1,4}$/.test(hours) ? Number(hours) : Number.NaN }),
	});
	if (!wish.success) throw usageFailure(`--hours takes a whole number from 1 to 720, not "${hours}".`);
	return wish.data;
}
