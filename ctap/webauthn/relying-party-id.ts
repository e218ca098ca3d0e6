import { getPublicSuffix, parse } from "tldts";

/**
 * A program that lets a key sign is the one who vouches for the origin, as a browser is elsewhere: a relying party's
 * id has to be the origin's host or a registrable suffix of it, over https, or over http on `localhost`
 * (WebAuthn level 3, section 5.1.4.1, with HTML's "is a registrable domain suffix of or is equal to").
 * @throws RangeError for an origin that may not use the id.
 */
export function assertRelyingParty(rpId: string, origin: string): void {
	const { protocol, hostname, origin: normal } = new URL(origin);
	if (normal !== origin) throw new RangeError(`${origin} is not an origin.`);
	const isLocal = protocol === "http:" && hostname === "localhost";
	if (protocol !== "https:" && !isLocal) throw new RangeError(`${origin} is not secure: a key signs for https only.`);
	if (rpId === hostname) return;
	// An address has no registrable part: 0.0.1 is no domain above 127.0.0.1.
	if (parse(hostname).isIp) throw new RangeError(`${origin} may not sign for ${rpId}.`);
	const suffix = getPublicSuffix(rpId, { allowPrivateDomains: true });
	if (!hostname.endsWith(`.${rpId}`) || suffix === rpId || suffix === null) {
		throw new RangeError(`${origin} may not sign for ${rpId}.`);
	}
}
