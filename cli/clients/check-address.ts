import type { OidcClientDetails } from "../../contract/oidc-client.ts";
import { CommandFailure, usageFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";
import { readEmail, webFingerWords } from "./webfinger-words.ts";

/** @throws CommandFailure where a check was asked for and is none of that client's */
export function readChecked(typed: string | undefined, preset: string): string | undefined {
	if (typed === undefined) return undefined;
	if (preset !== "tailscale")
		throw usageFailure("--check is for Tailscale, which finds this server by e-mail addresses.");
	return readEmail(typed);
}

/** Asks the domain of an address as Tailscale would, and says what came of it. @throws CommandFailure unless it fits */
export async function checkAddress(
	email: string,
	{ issuer }: Pick<OidcClientDetails, "issuer">,
	terminal: Terminal,
): Promise<void> {
	const { checkWebFinger } = await import("../../server/commands/check-webfinger.ts");
	const check = await checkWebFinger(email, issuer);
	const sentence = webFingerWords(check, issuer);
	terminal.say(`Asked ${check.url}`);
	if (check.verdict !== "fits") throw new CommandFailure(sentence, { code: `webfinger-${check.verdict}` });
	terminal.say(sentence);
}
