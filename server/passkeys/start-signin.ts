import { calculateJwkThumbprint } from "jose";
import { z } from "zod";
import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import { SigninPurpose } from "../../contract/signin-challenge.ts";
import type { AssertionOptions, CredentialDescriptor } from "../../contract/webauthn.ts";
import type { Approver } from "../approver.ts";
import { openWish } from "../pairings/wishes.ts";
import type { RelyingParty } from "../relying-party.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { ServerKeys } from "../server-keys.ts";
import type { Storage } from "../storage/storage.ts";
import { credentialsForStranger, credentialsOf, descriptorsOf } from "./allowed-credentials.ts";
import { beginCeremony, ceremonyLifetime } from "./ceremonies.ts";
import { requireHolder } from "./holder.ts";

/** What is remembered from the start of a sign-in to its finish. */
export const SigninState = z.object({
	purpose: SigninPurpose,
	/** As whom it was begun: an account's id or name, or `-`. */
	who: z.string(),
	ceremonyId: z.string(),
	nonce: z.string(),
	/** The key that is to be given a token. */
	keyThumbprint: z.string().optional(),
	/** The account whose session or app wants a proof, and which of them it is. */
	owner: z.string().optional(),
	heldBy: z.string().optional(),
	/** The pairing that is granted, by the hash of its page's secret, and the name the person gives the device. */
	pairing: z.object({ secretHash: z.string(), name: z.string() }).optional(),
});
export type SigninState = z.infer<typeof SigninState>;

export interface SigninStart {
	/** An account's id or name, or `-`. */
	who: string;
	purpose: SigninPurpose;
	publicKey?: PublicKeyJwk | undefined;
	pairing?: { secret: string; name: string } | undefined;
	caller: Approver | undefined;
}

export async function startSignin(
	parts: { storage: Storage; party: RelyingParty; keys: ServerKeys },
	start: SigninStart,
): Promise<{ ceremony: Ceremony & { nonce: string }; options: AssertionOptions }> {
	const { storage, party } = parts;
	const own = start.purpose === "proof" ? ownerOf(start.caller) : undefined;
	const who = own?.owner ?? start.who;
	const nonce = newSecret();
	const thumbprint = await keyThumbprint(storage, start);
	const state = (ceremonyId: string): SigninState => ({
		purpose: start.purpose,
		who: start.who,
		ceremonyId,
		nonce,
		...(thumbprint && { keyThumbprint: thumbprint }),
		...own,
		...(start.pairing && { pairing: { secretHash: hashOf(start.pairing.secret), name: start.pairing.name } }),
	});
	const allowCredentials = await allowed(parts, who, own !== undefined);
	const ceremony = await beginCeremony(storage, { type: "signin", state });
	return {
		ceremony: { ...ceremony, nonce },
		options: { rpId: party.rpId, allowCredentials, userVerification: "required", timeout: ceremonyLifetime },
	};
}

/** Whose passkey is asked for a proof, and for whom. @throws Problem `not-signed-in` */
function ownerOf(caller: Approver | undefined): Required<Pick<SigninState, "owner" | "heldBy">> {
	const heldBy = requireHolder(caller);
	return { owner: caller?.account.id ?? "", heldBy };
}

/** The key that the proof is for: one that is given a token, or that of the app to be paired. */
async function keyThumbprint(storage: Storage, start: SigninStart): Promise<string | undefined> {
	if (start.pairing) return (await openWish(storage, start.pairing.secret)).keyThumbprint;
	return start.publicKey && calculateJwkThumbprint(start.publicKey);
}

async function allowed(
	{ storage, keys }: { storage: Storage; keys: ServerKeys },
	who: string,
	own: boolean,
): Promise<CredentialDescriptor[]> {
	if (who === "-") return [];
	return own ? descriptorsOf(await credentialsOf(storage, who)) : credentialsForStranger(storage, keys, who);
}
