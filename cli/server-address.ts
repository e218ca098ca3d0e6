import { AddressRefused, readServerAddress as readAddress } from "../native-app/server-address.ts";
import { usageFailure } from "./command-failure.ts";
import type { Environment } from "./terminal.ts";

/**
 * Reads the address of a server as people write it.
 * @returns the origin, without a trailing slash
 * @throws CommandFailure with exit code 2
 */
export function readServerAddress(text: string): string {
	try {
		return readAddress(text);
	} catch (error) {
		if (!(error instanceof AddressRefused)) throw error;
		throw usageFailure(faultWords(error, text), error);
	}
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

function faultWords({ reason, suggestion }: AddressRefused, text: string): string {
	switch (reason) {
		case "no-address":
			return `"${text}" is not the address of a server.`;
		case "scheme":
			return `A server's address begins with https://, not with ${text.replace(/:.*/s, "").toLowerCase()}://.`;
		case "http":
			return `http:// works for localhost only, because anybody on the way could read along: use ${suggestion}.`;
		case "loopback":
			return `http:// works for the name localhost only: use ${suggestion}.`;
		case "credentials":
			return "A server's address holds no name and no password.";
		case "path":
			return `A server's address has no path: use ${suggestion}.`;
	}
}
