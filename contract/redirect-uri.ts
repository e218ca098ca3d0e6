/** Why a client may not be answered at an address. Addresses are refused, never repaired. */
export type RedirectFault =
	| "no-address"
	| "too-long"
	| "not-https"
	| "https-on-loopback"
	| "own-scheme"
	| "fragment"
	| "at-sign"
	| "backslash"
	| "wildcard"
	| "character";

const loopback = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Signs that browsers and servers are known to read differently, so that an answer would go elsewhere. */
const signs = [
	["\\", "backslash"],
	["@", "at-sign"],
	["#", "fragment"],
	["*", "wildcard"],
] as const;

/**
 * Says why a client can not be answered at `uri`, or `undefined` where it can: at https, or at http on the very
 * machine that asks (RFC 8252, section 7.3).
 * @param native it is a program of that machine, and may have a scheme of its own (section 7.1)
 */
export function redirectFault(uri: string, native: boolean): RedirectFault | undefined {
	if (uri.length > 500) return "too-long";
	if (/[^!-~]/.test(uri)) return "character";
	for (const [sign, fault] of signs) if (uri.includes(sign)) return fault;
	const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(uri)?.[1];
	if (scheme === undefined) return "no-address";
	return scheme === "https" || scheme === "http" ? webFault(uri, native) : schemeFault(uri, scheme, native);
}

function webFault(uri: string, native: boolean): RedirectFault | undefined {
	const [, scheme, host, port] =
		/^(https?):\/\/(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::(\d{1,5}))?(?:[/?].*)?$/i.exec(uri) ?? [];
	if (host === undefined || Number(port ?? 0) > 65_535) return "no-address";
	// Approvers read the host on the card, where 200 characters are shown at the most.
	if (host.length > 190) return "too-long";
	const here = loopback.test(host);
	if (scheme === "http" && !here) return "not-https";
	return scheme === "https" && here && native ? "https-on-loopback" : undefined;
}

/** A scheme of one's own is a domain backwards, so that no two programs choose the same. */
function schemeFault(uri: string, scheme: string, native: boolean): RedirectFault | undefined {
	if (!native) return "not-https";
	const fits = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+$/.test(scheme) && scheme.length <= 100;
	return fits && uri.length > scheme.length + 1 ? undefined : "own-scheme";
}
