import { isAbsolute, resolve } from "node:path";
import { clientSettings, headscaleSettings, type SecretPlace } from "../../contract/client-settings.ts";
import type { CreatedOidcClient } from "../../contract/oidc-client.ts";
import type { Terminal } from "../terminal.ts";
import { writeSecret } from "./secret-file.ts";

const tailscaleSteps = [
	"In Tailscale: open https://login.tailscale.com/start/oidc, enter your e-mail address, and choose Get OIDC Issuer.",
	"The issuer it finds has to be the one above. Enter client_id and client_secret; leave every prompt unticked.",
];

interface Printing {
	/** Where the secret is written to instead. */
	readonly secretFile?: string | undefined;
	readonly json?: boolean | undefined;
}

/** Prints what a program's own settings need, as it takes it. @throws CommandFailure where the file can not be written */
export async function printSettings(
	client: CreatedOidcClient,
	terminal: Terminal,
	{ secretFile, json = false }: Printing = {},
): Promise<void> {
	const { secret, ...rest } = client;
	if (secretFile === undefined || secret === undefined) return print(client, placeOf(client), json, terminal);
	const path = isAbsolute(secretFile) ? secretFile : resolve(secretFile);
	await writeSecret(path, secret);
	print(rest, { path }, json, terminal);
}

function placeOf({ secret, name }: CreatedOidcClient): SecretPlace {
	if (secret !== undefined) return { secret };
	return { forgotten: `shown once; countersign client rotate-secret "${name}" gives another` };
}

function print(client: CreatedOidcClient, place: SecretPlace, json: boolean, terminal: Terminal): void {
	if (json) {
		terminal.print(JSON.stringify({ ...client, ...("path" in place && { secretFile: place.path }) }));
		return;
	}
	if (client.preset === "headscale") for (const line of headscaleSettings(client, place)) terminal.print(line);
	else for (const [name, value] of clientSettings(client)) terminal.print(`${name}: ${value}`);
	if (client.preset === "tailscale") for (const step of tailscaleSteps) terminal.say(step);
}
