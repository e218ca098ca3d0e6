import { clientSettings, headscaleSettings, type SecretPlace } from "../../contract/client-settings.ts";
import type { CreatedOidcClient } from "../../contract/oidc-client.ts";
import type { WebFingerCheck } from "../../contract/webfinger-check.ts";
import type { Terminal } from "../terminal.ts";

const tailscaleSteps = [
	"In Tailscale: open https://login.tailscale.com/start/oidc, enter your e-mail address, and choose Get OIDC Issuer.",
	"The issuer it finds has to be the one above. Enter client_id and client_secret; leave every prompt unticked.",
];

export interface Printing {
	/** The whole path of the file that has the secret, which is not printed then. */
	readonly secretFile?: string | undefined;
	readonly json?: boolean | undefined;
	/** What asking a domain came to, where that is part of the object. */
	readonly webFinger?: WebFingerCheck;
}

/** Prints what a program's own settings need, as it takes it. */
export function printSettings(
	client: CreatedOidcClient,
	terminal: Terminal,
	{ secretFile, json = false, webFinger }: Printing,
): void {
	const { secret, ...rest } = client;
	if (secretFile === undefined || secret === undefined) {
		if (json) printJson({ ...client, webFinger }, terminal);
		else print(client, placeOf(client), terminal);
		return;
	}
	if (json) printJson({ ...rest, secretFile, webFinger }, terminal);
	else print(rest, { path: secretFile }, terminal);
}

function printJson(members: object, terminal: Terminal): void {
	terminal.print(JSON.stringify(members));
}

function placeOf({ secret, name }: CreatedOidcClient): SecretPlace {
	if (secret !== undefined) return { secret };
	return { forgotten: `shown once; countersign client rotate-secret "${name}" gives another` };
}

function print(client: CreatedOidcClient, place: SecretPlace, terminal: Terminal): void {
	if (client.preset === "headscale") for (const line of headscaleSettings(client, place)) terminal.print(line);
	else for (const [name, value] of clientSettings(client)) terminal.print(`${name}: ${value}`);
	if (client.preset === "tailscale") for (const step of tailscaleSteps) terminal.say(step);
}
