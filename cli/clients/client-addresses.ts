import { type ClientPreset, presetRules } from "../../contract/client-preset.ts";
import { isNotifiable } from "../../contract/notification-uri.ts";
import { type RedirectFault, redirectFault } from "../../contract/redirect-uri.ts";
import { usageFailure } from "../command-failure.ts";

const faultWords: Record<RedirectFault, string> = {
	"no-address": "it is not a whole address",
	"too-long": "it is too long",
	"not-https": "it has to begin with https://, or lead to this very machine (http://localhost)",
	"https-on-loopback": "on its own machine a program is answered at http://",
	"own-scheme": "a scheme of one's own is a domain backwards, such as org.example.app:/callback",
	fragment: "it may not hold a #",
	"at-sign": "it may not hold an @",
	backslash: "it may not hold a \\",
	wildcard: "* stands for nothing: addresses are compared letter by letter",
	character: "it holds a space or a letter outside a to z; write a foreign name as xn--",
};

/** The addresses that were typed for a client of that kind. @throws CommandFailure for the first that is none */
export function readAddresses(typed: string[], preset: ClientPreset): string[] {
	for (const uri of typed) {
		const fault = redirectFault(uri, presetRules[preset].native);
		if (fault) throw usageFailure(`A client can not be answered at ${uri}: ${faultWords[fault]}.`);
	}
	return typed;
}

/** Where a client is answered, as it was typed. @throws CommandFailure also where that is known without saying */
export function readRedirects(typed: string[], preset: ClientPreset): string[] {
	if (typed.length > 0 && presetRules[preset].redirectUris)
		throw usageFailure(`A ${preset} client is answered at Tailscale's own address: leave --redirect out.`);
	return readAddresses(typed, preset);
}

/** Where a client wishes to be told of the logins that it asked for. @throws CommandFailure where that is no address */
export function readNotified(typed: string): string {
	if (isNotifiable(typed)) return typed;
	throw usageFailure(
		`A client can not be told at ${typed}: it takes a whole address that begins with https://, without a name, a password or a #.`,
	);
}

interface Usable {
	redirectUris: string[];
	deviceFlow: boolean;
	ciba: boolean;
	notificationUri?: string | undefined;
}

/** What a client needs, so that it can be used at all. @throws CommandFailure */
export function requireUsable(preset: ClientPreset, { redirectUris, deviceFlow, ciba, notificationUri }: Usable): void {
	const { secret, deviceOnly, redirectUris: known } = presetRules[preset];
	if (ciba && !secret)
		throw usageFailure(`A ${preset} client has no secret, and can not ask for logins by itself (--ciba).`);
	if (notificationUri && !ciba)
		throw usageFailure("A client is told of logins that it asks for by itself, and needs --ciba for that.");
	if (deviceOnly && redirectUris.length > 0)
		throw usageFailure("A device client has no browser to be answered by: leave --redirect out.");
	if (!known && redirectUris.length === 0 && !deviceOnly && !deviceFlow && !ciba)
		throw usageFailure("Say with --redirect where the client is answered.");
}
