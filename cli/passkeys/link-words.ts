import type { LookedUpLink } from "../../contract/invite.ts";

/** What using a link brings about, as lines. */
export function linkWords({ kind, account = "", keepsPasskeys }: LookedUpLink, server: string): string[] {
	switch (kind) {
		case "first-administrator":
			return [`The link begins the account of the first administrator of ${server}.`];
		case "invite":
			return [`The link begins a new account at ${server}.`];
		case "recovery":
			return [
				`The link gives the account ${account} at ${server} back. Once the key is registered,`,
				`  its ${keepsPasskeys ? "earlier passkeys stay" : "earlier passkeys end"}, its sessions and paired apps end,`,
				"  its waiting logins are withdrawn, the administrators are told,",
				"  and the account shows that it was recovered.",
			];
	}
}
