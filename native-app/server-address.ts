/** What is wrong with an address: it is none, or has what a server's address has not. */
export type AddressFault = "no-address" | "scheme" | "http" | "loopback" | "credentials" | "path";

/** What somebody typed can not be used as the address of a server. */
export class AddressRefused extends Error {
	override readonly name = "AddressRefused";
	/** `http` is one without TLS, `loopback` one of this machine that has to be written as `localhost`. */
	readonly reason: AddressFault;
	/** The address that was probably meant. */
	readonly suggestion: string | undefined;

	constructor(reason: AddressFault, suggestion?: string) {
		// Without the text itself, which may hold a password.
		super("This is not the address of a server.");
		this.reason = reason;
		this.suggestion = suggestion;
	}
}

/**
 * Reads the address of a server as people write it: `sign.example.org`, with or without port and `https://`.
 * Without TLS only this machine is reached: `http://localhost`, which is also what a bare `localhost` means.
 * @returns the origin, without a trailing slash
 * @throws AddressRefused
 */
export function readServerAddress(text: string): string {
	const url = parse(text);
	if (url.protocol === "http:" && url.hostname !== "localhost") throw withoutTls(url);
	if (url.protocol !== "https:" && url.protocol !== "http:") throw new AddressRefused("scheme");
	if (url.username || url.password) throw new AddressRefused("credentials", url.origin);
	if (url.pathname !== "/" || url.search || url.hash) throw new AddressRefused("path", url.origin);
	return url.origin;
}

function parse(text: string): URL {
	const bareLocalhost = /^localhost(:\d+)?\/?$/i.test(text);
	const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${bareLocalhost ? "http" : "https"}://${text}`;
	if (/\s/.test(text) || !URL.canParse(written)) throw new AddressRefused("no-address");
	return new URL(written);
}

function withoutTls({ host, hostname, port }: URL): AddressRefused {
	if (hostname === "127.0.0.1" || hostname === "[::1]")
		return new AddressRefused("loopback", `http://localhost${port && `:${port}`}`);
	return new AddressRefused("http", `https://${host}`);
}
