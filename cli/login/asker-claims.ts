import { hostname } from "node:os";
import { textRefusal } from "../../contract/claimed-text.ts";
import { osUserName } from "../account-name.ts";

/** What this machine claims about who asks. The approver reads it, marked as a claim. */
export interface AskerClaims {
	host?: string;
	osUser?: string;
}

/** @returns the claims, without those that could not be shown as they are: these are named in `leftOut` */
export function askerClaims(): { claims: AskerClaims; leftOut: string[] } {
	const claims: AskerClaims = {};
	const leftOut: string[] = [];
	const [host, osUser] = [hostname(), osUserName()];
	if (host && !textRefusal(host, 200)) claims.host = host;
	else leftOut.push("this machine's name");
	if (osUser && !textRefusal(osUser, 200)) claims.osUser = osUser;
	else leftOut.push("your user name");
	return { claims, leftOut };
}
