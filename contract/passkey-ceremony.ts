import { z } from "zod";
import { Account, Passkey, PasskeyName } from "./account.ts";
import { base64urlText, Instant } from "./binary.ts";
import { LinkSecret } from "./invite.ts";
import { PairingName } from "./pairing.ts";
import { PublicKeyJwk } from "./public-key.ts";
import { SigninPurpose } from "./signin-challenge.ts";
import {
	AssertionOptions,
	AttestationConveyance,
	AuthenticationResponse,
	CreationOptions,
	RegistrationResponse,
} from "./webauthn.ts";

const ceremonySecret = base64urlText(43).length(43);

/** A one-use token, good for whoever began it: the person of this session or pairing has just used a passkey. */
export const PasskeyProof = base64urlText(43).length(43);

/** Names one ceremony and proves that it is the caller's own: somebody else's start never disturbs it. */
export const Ceremony = z.strictObject({ id: base64urlText(22).length(22), secret: ceremonySecret });
export type Ceremony = z.infer<typeof Ceremony>;

/** With `direct`, what the maker says about the key is verified and kept; with `none`, or left out, it is not kept. */
const asked = { attestation: AttestationConveyance.optional() };

/** The authority to add a passkey: a link's secret, or a one-use proof of a passkey that is already there. */
export const StartRegistration = z.union([
	z.strictObject({ secret: LinkSecret, ...asked }),
	z.strictObject({ proof: PasskeyProof, ...asked }),
]);
export const StartedRegistration = z.object({ ceremony: Ceremony, options: CreationOptions });

export const FinishRegistration = z.strictObject({
	ceremony: Ceremony,
	response: RegistrationResponse,
	name: PasskeyName.optional(),
});
/** Where the authority was a link, the new account is signed in, and the answer sets its session cookie. */
export const FinishedRegistration = z.object({ account: Account, passkey: Passkey });

export const StartSignin = z
	.strictObject({
		purpose: SigninPurpose,
		/** With `login`: the key that is to be given a token. */
		publicKey: PublicKeyJwk.optional(),
		/** With `pair`: which pairing is granted, by the secret of its page, and the name the person gives the device. */
		pairing: z.strictObject({ secret: LinkSecret, name: PairingName }).optional(),
	})
	.superRefine((start, context) => {
		if ((start.purpose === "login") !== (start.publicKey !== undefined))
			context.addIssue({ code: "custom", path: ["publicKey"], params: { rule: "goes-with-login" } });
		if ((start.purpose === "pair") !== (start.pairing !== undefined))
			context.addIssue({ code: "custom", path: ["pairing"], params: { rule: "goes-with-pair" } });
	});
export const StartedSignin = z.object({
	ceremony: z.object({ ...Ceremony.shape, nonce: z.string() }),
	options: AssertionOptions,
});

export const FinishSignin = z.strictObject({ ceremony: Ceremony, response: AuthenticationResponse });
export const FinishedSignin = z.discriminatedUnion("purpose", [
	z.object({ purpose: z.literal("session"), account: Account }),
	/** Where the browser goes next, with the code that the waiting app turns into its token. */
	z.object({ purpose: z.literal("pair"), redirect: z.string(), expiresAt: Instant }),
	z.object({ purpose: z.literal("proof"), proof: z.string(), expiresAt: Instant }),
	z.object({
		purpose: z.literal("login"),
		accessToken: z.string(),
		tokenType: z.literal("DPoP"),
		expiresIn: z.number(),
	}),
]);
export type FinishedSignin = z.infer<typeof FinishedSignin>;
