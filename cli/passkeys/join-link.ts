import { LinkSecret } from "../../contract/invite.ts";
import { usageFailure } from "../command-failure.ts";
import { readServerAddress } from "../server-address.ts";

/** A one-use link that begins an account or gives one back. Whoever has the secret has the account. */
export interface JoinLink {
	/** The server's origin. */
	readonly server: string;
	readonly secret: string;
}

/**
 * Reads a link as it was sent. What is wrong with it is said without repeating any of it.
 * @throws CommandFailure with exit code 2
 */
export function readJoinLink(text: string): JoinLink {
	const url = URL.parse(text.trim());
	const secret = LinkSecret.safeParse(url?.hash.slice(1));
	if (url?.pathname !== "/join" || url.search || url.username || url.password || !secret.success)
		throw usageFailure("That is not a whole link. It has /join# in it, and ends after 43 more characters.");
	return { server: readServerAddress(url.origin), secret: secret.data };
}
