// Chromium ends a navigation to app:// before DevTools sees it, so pages of a custom scheme live at
// https://<host>.<scheme>.invalid: a secure origin of its own, which no name server will ever answer for.

const schemes = new Set<string>();

/** Standard schemes only: what else the app registers has no origin, and is not played. */
export function registerScheme(scheme: string): void {
	schemes.add(scheme);
}

/** app://ui/x → https://ui.app.invalid/x; other addresses stay what they are. */
export function toChromium(address: string): string {
	const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(address) ?? [];
	const known = scheme.toLowerCase();
	return schemes.has(known) ? `https://${host}.${known}.invalid${rest || "/"}` : address;
}

/** The way back, for addresses and origins. */
export function fromChromium(address: string): string {
	const [, host = "", scheme = "", rest = ""] =
		/^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.invalid([/?#].*)?$/is.exec(address) ?? [];
	return schemes.has(scheme) ? `${scheme}://${host}${rest}` : address;
}

/** In a header's text, such as a content security policy. */
export function toChromiumInText(text: string): string {
	let mapped = text;
	for (const scheme of schemes) {
		mapped = mapped.replaceAll(
			new RegExp(`\\b${scheme}://([a-z0-9.*-]+)`, "gi"),
			(_whole, host: string) => `https://${host}.${scheme}.invalid`,
		);
		mapped = mapped.replaceAll(new RegExp(`(^|\\s)${scheme}:(?=[\\s;]|$)`, "gi"), `$1https://*.${scheme}.invalid`);
	}
	return mapped;
}

export function isOwnScheme(address: string): boolean {
	return schemes.has(address.slice(0, address.indexOf(":")).toLowerCase());
}
