import { z } from "zod";
import { base64urlText, Instant } from "./binary.ts";
import { PublicKeyJwk } from "./public-key.ts";

/**
 * The header in which an enrolled host proves itself beside the request's own proof: a DPoP proof (RFC 9449) by the
 * host's key, whose `ath` is made of the thumbprint of the request's key, as it is made of a token elsewhere.
 */
export const hostProofHeader = "countersign-host";

/** What approvers read and sign: small letters, so that no two names look alike. */
export const HostName = z.string().regex(/^[a-z0-9]([a-z0-9.-]{0,58}[a-z0-9])?$/);

/** What a host is enrolled with, once. */
export const EnrolmentCode = base64urlText(43).length(43);

export const NewHost = z.strictObject({ name: HostName });
export type NewHost = z.infer<typeof NewHost>;

/** The code is told this once. */
export const AddedHost = z.object({ id: z.string(), name: HostName, code: EnrolmentCode, expiresAt: Instant });
export type AddedHost = z.infer<typeof AddedHost>;

export const EnrolHost = z.strictObject({ code: EnrolmentCode, publicKey: PublicKeyJwk });
export const EnrolledHost = z.object({ name: HostName });

export const Host = z.object({
	id: z.string(),
	name: HostName,
	createdAt: Instant,
	/** Absent while its code has not been used. */
	enrolledAt: Instant.optional(),
	/** Until when its code can be used; absent once it was. */
	codeExpiresAt: Instant.optional(),
	/** When it last asked for a login, and where from. */
	lastUsedAt: Instant.optional(),
	lastAddress: z.string().optional(),
});
export type Host = z.infer<typeof Host>;
