import type { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { usageFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { sayFailure, type Terminal } from "../terminal.ts";
import { type Printing, printSettings } from "./print-client.ts";
import { readEmail, webFingerWords } from "./webfinger-words.ts";

/** @throws CommandFailure where a check was asked for and is none of that client's */
export function readChecked(typed: string | undefined, preset: string): string | undefined {
	if (typed === undefined) return undefined;
	if (preset !== "tailscale")
		throw usageFailure("--check is for Tailscale, which finds this server by e-mail addresses.");
	return readEmail(typed);
}

interface Checking extends Printing {
	/** The address that is asked about; nothing is where it is left out. */
	readonly checked: string | undefined;
}

/**
 * Prints what a client's settings need, and then asks the domain of an address as Tailscale would. As JSON both are one
 * object.
 * @returns how the command ends: an error where the domain's answer does not fit
 */
export async function printChecked(
	client: CreatedOidcClient,
	terminal: Terminal,
	{ checked, ...printing }: Checking,
): Promise<ExitCode> {
	if (checked === undefined || !printing.json) printSettings(client, terminal, printing);
	if (checked === undefined) return exitCode.ok;
	const { checkWebFinger } = await import("../../server/commands/check-webfinger.ts");
	const webFinger = await checkWebFinger(checked, client.issuer);
	if (printing.json) printSettings(client, terminal, { ...printing, webFinger });
	else {
		terminal.say(`Asked ${webFinger.url}`);
		const sentence = webFingerWords(webFinger, client.issuer);
		if (webFinger.verdict === "fits") terminal.say(sentence);
		else sayFailure(terminal, sentence);
	}
	return webFinger.verdict === "fits" ? exitCode.ok : exitCode.error;
}
