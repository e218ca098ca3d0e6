import type { Command } from "commander";
import { ClientPreset, NewOidcClient } from "../../contract/oidc-client.ts";
import { readClientName } from "../clients/client-name.ts";
import { clientSettings } from "../clients/client-settings.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface CreateOptions {
	preset: string;
	redirect?: string[];
	group?: string[];
	device?: boolean;
	ciba?: boolean;
	notify?: string;
	data?: string;
	json?: boolean;
}

const help = `
What its settings need goes to stdout, with the secret, which is shown this once.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign client create headscale --redirect https://vpn.example.org/oidc/callback
  countersign client create tailnet --preset tailscale
  countersign client create wiki --preset confidential --redirect https://wiki.example.org/cb --group staff`;

export function addClientCreateCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	clients
		.command("create")
		.summary("register a program that people log in to")
		.description("Register a program that people log in to.")
		.argument("<NAME>", "its name, which approvers read")
		.option("--preset <KIND>", `what it is: ${ClientPreset.options.join(", ")}`, "headscale")
		.option("--redirect <URL...>", "where it is answered")
		.option("--group <NAME...>", "let only members of these groups in")
		.option("--device", "let it log in devices that have no browser")
		.option("--ciba", "let it ask for logins by itself, showing two digits as its binding message")
		.option("--notify <URL>", "where it is told of the end of those logins; without, it polls")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (name: string, options: CreateOptions) => {
			await create(readWish(name, options), options, terminal);
			end(exitCode.ok);
		});
}

async function create(wish: NewOidcClient, { data, json }: CreateOptions, terminal: Terminal): Promise<void> {
	const created = await onDataDirectory(data, terminal, async (directory) => {
		const { createClient } = await import("../../server/commands/create-client.ts");
		return createClient(directory, wish);
	});
	terminal.say(`${created.name} is registered. Its settings:`);
	for (const line of json ? [JSON.stringify(created)] : clientSettings(created)) terminal.print(line);
}

function readWish(
	typed: string,
	{ preset, redirect = [], group = [], device = false, ciba = false, notify }: CreateOptions,
): NewOidcClient {
	const name = readClientName(typed);
	const kind = ClientPreset.safeParse(preset);
	if (!kind.success) throw usageFailure(`--preset takes ${ClientPreset.options.join(", ")}, not "${preset}".`);
	const wish = NewOidcClient.safeParse({
		name,
		preset: kind.data,
		redirectUris: redirect,
		allowedGroups: group,
		deviceFlow: device,
		ciba,
		...(notify !== undefined && { notificationUri: notify }),
	});
	if (!wish.success) throw usageFailure("--group takes small letters, digits, dots, hyphens and underscores.");
	return wish.data;
}
