import type { Command } from "commander";
import { ChangeOidcClient, MatchCodePolicy, type OidcClientDetails } from "../../contract/oidc-client.ts";
import { readAddresses, readNotified, readRedirects, requireUsable } from "../clients/client-addresses.ts";
import { readClientName } from "../clients/client-name.ts";
import { addClientOptions, type ClientOptions, matchCodeWarning, readGroupNames } from "../clients/client-options.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface EditOptions extends Omit<ClientOptions, "notify"> {
	notify?: string | false;
	name?: string;
	everybody?: boolean;
	data?: string;
	json?: boolean;
}

const help = `
Each option takes the place of what was there; whatever is not named stays.

Examples:
  countersign client edit headscale --redirect https://vpn.example.org/oidc/callback
  countersign client edit wiki --group staff engineering
  countersign client edit wiki --everybody`;

export function addClientEditCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = clients
		.command("edit")
		.summary("change what a client is answered at, and whom it lets in")
		.description("Change where a client is answered, whom it lets in, and what it may do.")
		.argument("<NAME>", "the client")
		.option("--name <NAME>", "its new name");
	addClientOptions(command)
		.option("--everybody", "let everybody in, whatever the groups")
		.option("--no-device", "let it log in no devices")
		.option("--no-ciba", "let it ask for no logins by itself")
		.option("--no-notify", "let it poll for the end of those logins")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (typed: string, options: EditOptions) => {
			await edit(readClientName(typed), options, terminal);
			end(exitCode.ok);
		});
}

async function edit(name: string, options: EditOptions, terminal: Terminal): Promise<void> {
	const changed = await onDataDirectory(options.data, terminal, async (directory) => {
		const { changeClient, findClient } = await import("../../server/commands/change-client.ts");
		return changeClient(directory, name, readChange(await findClient(directory, name), options));
	});
	if (options.matchCode === "off") terminal.say(matchCodeWarning);
	if (options.json) terminal.print(JSON.stringify(changed));
	else terminal.say(`${changed.name} is changed. To see it: countersign client show "${changed.name}"`);
}

function readChange(client: OidcClientDetails, options: EditOptions): ChangeOidcClient {
	const { redirect, logoutRedirect, device, ciba, notify } = options;
	const change = ChangeOidcClient.parse({
		name: options.name && readClientName(options.name),
		redirectUris: redirect && readRedirects(redirect, client.preset),
		postLogoutRedirectUris: logoutRedirect && readAddresses(logoutRedirect, client.preset),
		allowedGroups: readAllowed(options),
		deviceFlow: device,
		ciba,
		notificationUri: notify === false || ciba === false ? null : notify && readNotified(notify),
		matchCode: MatchCodePolicy.optional().parse(options.matchCode),
	});
	if (Object.values(change).every((value) => value === undefined))
		throw usageFailure("Say what to change: see countersign client edit --help");
	requireUsable(client.preset, {
		redirectUris: change.redirectUris ?? client.redirectUris,
		deviceFlow: change.deviceFlow ?? client.deviceFlow,
		ciba: change.ciba ?? client.ciba,
		notificationUri: change.notificationUri ?? undefined,
	});
	return change;
}

function readAllowed({ group, everybody = false }: EditOptions): string[] | undefined {
	if (everybody && group) throw usageFailure("--everybody goes without --group.");
	return everybody ? [] : group && readGroupNames(group);
}
