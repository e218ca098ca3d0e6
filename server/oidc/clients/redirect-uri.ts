import { z } from "zod";

/**
 * An address with the port that its scheme has anyway left out, and otherwise letter by letter as it was: redirect
 * URIs are compared as text (RFC 9700, section 2.1), but programs that put `:443` into theirs mean the same place.
 */
export function withoutDefaultPort(uri: string): string {
	return uri.replace(/^(https:\/\/[^/?#@]+):443(?=[/?#]|$)|^(http:\/\/[^/?#@]+):80(?=[/?#]|$)/, "$1$2");
}

/** Where a client may be answered: https, or http on this very machine (RFC 8252, section 8.3). */
export const RedirectUri = z
	.string()
	.max(500)
	.refine((text) => URL.canParse(text) && isFit(new URL(text)), "an https:// address without a fragment")
	.transform(withoutDefaultPort);

function isFit({ protocol, hostname, host, hash, username, password, href }: URL): boolean {
	const here = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
	const plain = hash === "" && !href.endsWith("#") && username === "" && password === "";
	// Approvers read the host on the card, where 200 characters are shown at the most.
	return plain && host.length <= 200 && (protocol === "https:" || (protocol === "http:" && here));
}
