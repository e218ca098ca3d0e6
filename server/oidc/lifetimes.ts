const minute = 60;
const day = 24 * 3600;

/** How long what the provider hands out is good for, in seconds. */
export const lifetimes = {
	/** RFC 6749, section 4.1.2, recommends ten minutes at the most; programs redeem at once. */
	authorizationCode: minute,
	/** Reading a card, finding a key, and a second request after one that expired. */
	interaction: 15 * minute,
	accessToken: 60 * minute,
	idToken: 60 * minute,
	/** From the approval on, however often a token is refreshed: then somebody approves again. */
	grant: 30 * day,
	/** For logging out at the provider, with what hangs on it; no session ever stands in for an approval. */
	session: 12 * 60 * minute,
	/** Until somebody typed the code, with the approval after it (RFC 8628, section 3.2). */
	deviceCode: 10 * minute,
	/** A retired signing key stays published for as long as a token it signed, and then for clocks that differ. */
	retiredKey: 60 * minute + 5 * minute,
} as const;
