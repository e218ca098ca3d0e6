import { LinkSecret } from "../../../contract/invite.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";

export type ReadInvite = { readonly secret: string } | { readonly complaint: string };

/** What somebody pasted as their invite: its secret, or what is wrong with it. */
export function readInvite(pasted: string, origin: string): ReadInvite {
	const url = URL.parse(pasted.trim());
	const secret = LinkSecret.safeParse(url?.hash.slice(1));
	if (url?.pathname !== "/join" || !secret.success) return { complaint: words.invited.bad };
	if (url.origin !== origin) return { complaint: fill(words.invited.elsewhere, { server: url.host }) };
	return { secret: secret.data };
}
