import { z } from "zod";
import { base64urlText } from "./binary.ts";

/*
 * The JSON forms of Web Authentication Level 3, section 5.1. Browsers add members as the standard grows,
 * so these alone are read leniently: a member that nobody here knows is dropped, not refused.
 */
const Attachment = z.enum(["platform", "cross-platform"]);
const Transport = z.string().max(20);
const binary = base64urlText(16_384);

const credential = {
	id: base64urlText(1400),
	rawId: base64urlText(1400),
	type: z.literal("public-key"),
	authenticatorAttachment: Attachment.nullish()
		.transform((value) => value ?? undefined)
		.optional(),
	clientExtensionResults: z.record(z.string(), z.unknown()).transform(() => ({})),
};

export const AuthenticationResponse = z.object({
	...credential,
	response: z.object({
		clientDataJSON: binary,
		authenticatorData: binary,
		signature: binary,
		userHandle: base64urlText(88)
			.nullish()
			.transform((value) => value ?? undefined)
			.optional(),
	}),
});
export type AuthenticationResponse = z.infer<typeof AuthenticationResponse>;

export const RegistrationResponse = z.object({
	...credential,
	response: z.object({
		clientDataJSON: binary,
		attestationObject: binary,
		transports: z.array(Transport).max(10).optional(),
	}),
});
export type RegistrationResponse = z.infer<typeof RegistrationResponse>;

export const CredentialDescriptor = z.object({
	type: z.literal("public-key"),
	id: z.string(),
	transports: z.array(Transport).optional(),
});
export type CredentialDescriptor = z.infer<typeof CredentialDescriptor>;

/** Everything of a request for an assertion but the challenge, which the client builds by itself. */
export const AssertionOptions = z.object({
	rpId: z.string(),
	allowCredentials: z.array(CredentialDescriptor),
	userVerification: z.literal("required"),
	timeout: z.number(),
});
export type AssertionOptions = z.infer<typeof AssertionOptions>;

/** Whether the maker's statement about a new key is asked for (section 5.4.7). */
export const AttestationConveyance = z.enum(["none", "direct"]);
export type AttestationConveyance = z.infer<typeof AttestationConveyance>;

export const CreationOptions = z.object({
	challenge: z.string(),
	rp: z.object({ id: z.string(), name: z.string() }),
	user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
	pubKeyCredParams: z.array(z.object({ type: z.literal("public-key"), alg: z.number() })),
	timeout: z.number(),
	excludeCredentials: z.array(CredentialDescriptor),
	authenticatorSelection: z.object({
		residentKey: z.literal("preferred"),
		userVerification: z.literal("required"),
	}),
	attestation: AttestationConveyance,
});
export type CreationOptions = z.infer<typeof CreationOptions>;

/** The members of the client data that are compared (section 5.8.1). */
export const ClientData = z.object({
	type: z.string(),
	challenge: z.string(),
	origin: z.string(),
	crossOrigin: z.boolean().optional(),
	topOrigin: z.string().optional(),
});
export type ClientData = z.infer<typeof ClientData>;
