import { type Command, Option } from "commander";
import { ClientPreset, presetRules } from "../../contract/client-preset.ts";
import { MatchCodePolicy, type NewOidcClient } from "../../contract/oidc-client.ts";
import { printChecked, readChecked } from "../clients/check-address.ts";
import { readAddresses, readNotified, readRedirects, requireUsable } from "../clients/client-addresses.ts";
import { readClientName } from "../clients/client-name.ts";
import { addClientOptions, type ClientOptions, matchCodeWarning, readGroupNames } from "../clients/client-options.ts";
import { makeWithSecret } from "../clients/secret-file.ts";
import { usageFailure } from "../command-failure.ts";
import { onDataDirectory } from "../data-directory.ts";
import type { ExitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";

interface CreateOptions extends ClientOptions {
	preset: string;
	secretFile?: string;
	check?: string;
	data?: string;
	json?: boolean;
}

const help = `
Presets:
  headscale     prints the oidc: block of its config.yaml
  tailscale     prints what to enter there; its redirect address is known
  confidential  a web program that keeps a secret on its server
  public        a page that keeps no secret
  native        a program on somebody's machine: http://127.0.0.1 with any port, or a scheme of its own
  device        logs in devices that have no browser, and does nothing else

What its settings need goes to stdout, with the secret, which is shown this once. A group
that is not there yet is made, without members.

This works on the machine that holds the server's data, whether the server runs or not.

Examples:
  countersign client create headscale --redirect https://vpn.example.org/oidc/callback --group staff
  countersign client create tailnet --preset tailscale --check alice@example.org
  countersign client create wiki --preset confidential --redirect https://wiki.example.org/cb
  countersign client create app --preset native --redirect http://127.0.0.1/callback`;

export function addClientCreateCommand(clients: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const command = clients
		.command("create")
		.summary("register a program that people log in to")
		.description("Register a program that people log in to.")
		.argument("<NAME>", "its name, which approvers read")
		.addOption(new Option("--preset <KIND>", "what it is").choices(ClientPreset.options).default("headscale"));
	addClientOptions(command)
		.option("--secret-file <FILE>", "write the secret to this new file, readable by you alone, and not to stdout")
		.option("--check <EMAIL>", "ask the domain of an address, as Tailscale does, whether it names this server")
		.option("--data <DIR>", "the server's data (or COUNTERSIGN_DATA; default: ./data)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async (name: string, options: CreateOptions) => {
			end(await create(readWish(name, options), options, terminal));
		});
}

async function create(wish: NewOidcClient, options: CreateOptions, terminal: Terminal): Promise<ExitCode> {
	const checked = readChecked(options.check, wish.preset);
	const { client: created, secretFile } = await makeWithSecret(options.secretFile, () =>
		onDataDirectory(options.data, terminal, async (directory) => {
			const { createClient } = await import("../../server/commands/create-client.ts");
			return createClient(directory, wish);
		}),
	);
	if (wish.matchCode === "off") terminal.say(matchCodeWarning);
	terminal.say(`${created.name} is registered. Its settings:`);
	return printChecked(created, terminal, { ...options, secretFile, checked });
}

function readWish(typed: string, options: CreateOptions): NewOidcClient {
	const preset = ClientPreset.parse(options.preset);
	const wish: NewOidcClient = {
		name: readClientName(typed),
		preset,
		redirectUris: readRedirects(options.redirect ?? [], preset),
		postLogoutRedirectUris: readAddresses(options.logoutRedirect ?? [], preset),
		allowedGroups: readGroupNames(options.group ?? []),
		deviceFlow: options.device ?? false,
		ciba: options.ciba ?? false,
		...(options.notify !== undefined && { notificationUri: readNotified(options.notify) }),
		matchCode: MatchCodePolicy.default("required").parse(options.matchCode),
	};
	requireUsable(preset, wish);
	if (options.secretFile !== undefined && !presetRules[preset].secret)
		throw usageFailure(`A ${preset} client has no secret: leave --secret-file out.`);
	return wish;
}
