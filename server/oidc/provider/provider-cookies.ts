import type { Configuration } from "oidc-provider";
import { CookieSignatures } from "../keys/cookie-signatures.ts";

/**
 * The provider's cookies: which browser began what. Each is signed, so that whoever reads an interaction's id in
 * an address can not make one. They are told apart on localhost as the web app's are.
 */
export function providerCookies(origin: string, keys: string[]): Configuration["cookies"] {
	const { protocol, port } = new URL(origin);
	const secure = protocol === "https:";
	const name = (use: string) => (secure ? `__Secure-countersign-${use}` : `countersign-${use}-${port}`);
	// Lax, because a client sends the browser here from its own site.
	const options = { httpOnly: true, sameSite: "lax", secure, signed: true } as const;
	return {
		names: { session: name("oidc"), interaction: name("vpn"), resume: name("vpn-back") },
		long: { ...options, path: "/oidc" },
		short: options,
		keys: new CookieSignatures(keys),
	};
}
