import type { RedeemedPairing } from "../contract/pairing.ts";
import { toBase64url } from "./base64url.ts";
import { Unreachable } from "./call-server.ts";
import type { DpopKey } from "./dpop-key.ts";
import { type StartedPairing, startPairing } from "./pair.ts";
import type { RelyingServer } from "./paired-server.ts";
import { provePasskey } from "./prove-passkey.ts";
import type { Signer } from "./sign-with-passkey.ts";

export interface KeyPairingWish {
	/** The account's name, or "-" where the passkey itself knows whose it is. */
	readonly account: string;
	/** What the device is to be called. */
	readonly name: string;
	/** 32 random bytes, base64url (RFC 7636, section 4.1). */
	readonly verifier: string;
}

/** Nobody goes there: the code is taken off the address as soon as it is given. */
const redirectUri = "countersign://paired";

/**
 * Pairs without a browser: the passkey that grants the pairing signs here, for the very key that asks.
 * @throws OtherServer, Problem, Unreachable, what signing throws
 */
export async function pairWithKey(
	server: RelyingServer & { readonly proof: DpopKey },
	{ account, name, verifier }: KeyPairingWish,
	signer: Signer,
): Promise<RedeemedPairing> {
	const { digest, signal } = signer;
	const begun = await startPairing(server, { name, redirectUri, verifier, digest, ...(signal && { signal }) });
	const keyThumbprint = toBase64url(server.proof.thumbprint);
	const pairing = { secret: secretOf(begun), name, keyThumbprint };
	const { redirect } = await provePasskey(server, account, { purpose: "pair", pairing }, signer);
	return begun.redeem(codeOf(redirect));
}

/** What the page that grants the pairing would find in its address. */
function secretOf({ url }: StartedPairing): string {
	return found(/#([\w-]{43})$/.exec(url));
}

function codeOf(redirect: string): string {
	const [address, query = ""] = redirect.split("?");
	return found(address === redirectUri ? /^code=([\w-]{43})$/.exec(query) : null);
}

function found(match: RegExpExecArray | null): string {
	if (!match?.[1]) throw new Unreachable("The server's answer is not one this version knows.");
	return match[1];
}
