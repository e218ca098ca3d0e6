import type { LoginRequest } from "../../contract/login-request.ts";

/** What a request wants, in one line. Its values come from elsewhere: to be made visible before they are written. */
export function statementOf({ kind, account, target = "", command = "" }: LoginRequest): string {
	switch (kind) {
		case "login":
			return `Log in as ${account}`;
		case "run":
			return `Run as ${account}: ${command}`;
		case "ssh":
			return `SSH to ${target} as ${account}`;
		case "vpn":
			return `Join the VPN ${target} as ${account}`;
		case "device":
			return `Connect a device as ${account}`;
	}
}

/** Who the asking machine says it is; empty where it says nothing. */
export function claimsOf({ osUser, host }: LoginRequest): string {
	return [osUser, host].filter((claim) => claim !== undefined).join(" on ");
}
