import { Problem } from "../../../contract/problem.ts";
import { redirectFault } from "../../../contract/redirect-uri.ts";

/**
 * An address with the port that its scheme has anyway left out, and otherwise letter by letter as it was: redirect
 * URIs are compared as text (RFC 9700, section 2.1), but programs that put `:443` into theirs mean the same place.
 */
export function withoutDefaultPort(uri: string): string {
	return uri.replace(/^(https:\/\/[^/?#@]+):443(?=[/?#]|$)|^(http:\/\/[^/?#@]+):80(?=[/?#]|$)/, "$1$2");
}

/**
 * The addresses at which a client may be answered, each once and as they are compared.
 * @throws Problem `invalid-request` with the first that is none, and its `fault`
 */
export function readRedirectUris(uris: readonly string[], native: boolean): string[] {
	for (const uri of uris) {
		const fault = redirectFault(uri, native) ?? (URL.canParse(uri) ? undefined : "no-address");
		if (fault) throw new Problem("invalid-request", { uri, fault });
	}
	return [...new Set(uris.map(withoutDefaultPort))];
}

/**
 * Whether an address is one of those that a client is registered with. A native one may listen on any port of its own
 * machine (RFC 8252, section 7.3).
 */
export function isRegistered(uri: string, registered: readonly string[], native: boolean): boolean {
	const meant = native ? withoutOwnPort : withoutDefaultPort;
	return registered.some((each) => meant(each) === meant(uri));
}

function withoutOwnPort(uri: string): string {
	return withoutDefaultPort(uri).replace(/^(http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])):\d*(?=[/?#]|$)/i, "$1");
}

/** Where an address leads, as approvers read it: the host, or of a program's own scheme the scheme. */
export function shownPlace(uri: string): string {
	const { protocol, host } = new URL(uri);
	return /^https?:$/.test(protocol) ? host : protocol.slice(0, -1);
}
