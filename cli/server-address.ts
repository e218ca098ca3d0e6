import { usageFailure } from "./command-failure.ts";
import type { Environment } from "./terminal.ts";

/**
 * Reads the address of a server as people write it: `sign.example.org`, with or without port and `https://`.
 * Without TLS only this machine is reached: `http://localhost`, which is also what a bare `localhost` means.
 * @returns the origin, without a trailing slash
 * @throws CommandFailure with exit code 2
 */
export function readServerAddress(text: string): string {
	const url = parse(text);
	if (url.protocol === "http:" && url.hostname !== "localhost") throw usageFailure(httpWords(url));
	if (url.protocol !== "https:" && url.protocol !== "http:")
		throw usageFailure(`A server's address begins with https://, not with ${url.protocol}//.`);
	if (url.username || url.password) throw usageFailure("A server's address holds no name and no password.");
	if (url.pathname !== "/" || url.search || url.hash)
		throw usageFailure(`A server's address has no path: use ${url.origin}.`);
	return url.origin;
}

/**
 * The server that was named on the command line or in its variable.
 * @throws CommandFailure with exit code 2
 */
export function serverFrom(option: string | undefined, environment: Environment): string {
	const address = option || environment["COUNTERSIGN_SERVER"];
	if (!address) throw usageFailure("Name the server with --server or COUNTERSIGN_SERVER.");
	return readServerAddress(address);
}

function parse(text: string): URL {
	const bareLocalhost = /^localhost(:\d+)?\/?$/i.test(text);
	const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `${bareLocalhost ? "http" : "https"}://${text}`;
	if (/\s/.test(text) || !URL.canParse(written)) throw usageFailure(`"${text}" is not the address of a server.`);
	return new URL(written);
}

function httpWords({ host, hostname, port }: URL): string {
	if (hostname === "127.0.0.1" || hostname === "[::1]")
		return `http:// works for the name localhost only: use http://localhost${port && `:${port}`}.`;
	return `http:// works for localhost only, because anybody on the way could read along: use https://${host}.`;
}
