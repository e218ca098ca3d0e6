import type { Command } from "commander";
import type { OidcClientDetails } from "../../contract/oidc-client.ts";
import { printChecked, readChecked } from "../clients/check-address.ts";
import { readClientName } from "../clients/client-name.ts";
import { onDataDirectory } from "../data-directory.ts";
import type { ExitCode } from "../exit-code.ts";
import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

interface ShowOptions {
	check?: string;
	data?: string;
	json?: boolean;
}

const help = `
What its own settings need goes to stdout, without the secret: only its hash is kept.

Examples:
  countersign client show headscale
  countersign client show tailnet --check alice@example.org`;

export function addClientShowCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	clients
		.command("show")
		.summary("show a client, and what its settings need")
		.description("Show a client, and what its own settings need.")
		.argument("<NAME>", "the client")
		.option("--check <EMAIL>", "ask the domain of an address, as Tailscale does, whether it names this server")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (typed: string, options: ShowOptions) => {
			end(await show(readClientName(typed), options, terminal));
		});
}

async function show(name: string, { check, data, json }: ShowOptions, terminal: Terminal): Promise<ExitCode> {
	const client = await onDataDirectory(data, terminal, async (directory) => {
		const { findClient } = await import("../../server/commands/change-client.ts");
		return findClient(directory, name);
	});
	const checked = readChecked(check, client.preset);
	if (!json) for (const line of factLines(client)) terminal.say(line);
	return printChecked(client, terminal, { json, checked });
}

function factLines(client: OidcClientDetails): string[] {
	const { preset, redirectUris, postLogoutRedirectUris, allowedGroups, deviceFlow, ciba, matchCode } = client;
	const rows = [
		["Kind", preset],
		["Answered at", redirectUris.join(" ") || "nowhere"],
		["After logging out", postLogoutRedirectUris.join(" ") || "nowhere"],
		["Lets in", allowedGroups.join(" ") || "everybody"],
		["Devices", deviceFlow ? "yes" : "no"],
		["Asks by itself", ciba ? "yes" : "no"],
		["Match code", matchCode],
	];
	return tableLines(["Name", client.name], rows);
}
