import type { LoginRequest } from "../../contract/login-request.ts";

/** What a request wants, in one line. Its values come from elsewhere: to be made visible before they are written. */
export function statementOf(request: LoginRequest): string {
	const { kind, account, target = "", command = "", client, clientKind } = request;
	switch (kind) {
		case "login":
			return request.target === undefined ? `Log in as ${account}` : `"${unquoted(target)}", as ${account}`;
		case "run":
			return `Run as ${account}: ${command}`;
		case "ssh":
			return `SSH to ${target} as ${account}`;
		case "vpn":
			// Most clients of OpenID Connect, which all ask so, are no VPN.
			if (client !== undefined && clientKind !== "host") return `Log in to ${target} as ${account}`;
			return `Join the VPN ${target} as ${account}`;
		case "device":
			return `Connect a device as ${account}`;
	}
}

/** Without what would end the quotation early; the facts below show every letter as it is signed. */
function unquoted(target: string): string {
	return target.replaceAll('"', "'");
}

/** Who the asking machine says it is; empty where it says nothing. */
export function claimsOf({ osUser, host }: LoginRequest): string {
	return [osUser, host].filter((claim) => claim !== undefined).join(" on ");
}
