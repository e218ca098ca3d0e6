import Keygrip from "keygrip";

/**
 * Signs the provider's cookies with the first key and takes signatures by each. One by an old key stays as it is until
 * its cookie is set again: what reads cookies would sign it anew at once, without Secure, SameSite and its path.
 */
export function cookieSigner(keys: readonly string[]): Keygrip {
	const signer = new Keygrip([...keys]);
	const index = signer.index.bind(signer);
	signer.index = (data, digest) => Math.min(0, index(data, digest));
	return signer;
}
