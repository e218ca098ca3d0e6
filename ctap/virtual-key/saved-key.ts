import { z } from "zod";
import type { ResidentCredential } from "./credentials/credential.ts";
import type { Flash } from "./flash.ts";

/** Bytes as base64url. */
const bytes = z.base64url();

const savedCredential = z.strictObject({
	id: bytes,
	rpId: z.string(),
	rpName: z.string().exactOptional(),
	algorithm: z.literal([-7, -8]),
	secret: bytes,
	protection: z.literal([1, 2, 3]),
	hmacSecret: z.boolean(),
	user: z.strictObject({
		id: bytes,
		name: z.string().exactOptional(),
		displayName: z.string().exactOptional(),
	}),
});

const savedKey = z.strictObject({
	version: z.literal(1),
	deviceSecret: bytes,
	pinHash: bytes.nullable(),
	pinLength: z.int(),
	pinRetries: z.int(),
	uvRetries: z.int(),
	minPinLength: z.int(),
	minPinLengthRpIds: z.array(z.string()),
	forcePinChange: z.boolean(),
	alwaysUv: z.boolean(),
	signatureCounter: z.int(),
	credentials: z.array(savedCredential),
});

/**
 * All that a virtual key keeps without power, as JSON. It holds private keys in the clear: whoever has it has the key.
 */
export type SavedKey = z.infer<typeof savedKey>;

export function saveFlash(flash: Flash): SavedKey {
	return {
		version: 1,
		...flash,
		deviceSecret: toText(flash.deviceSecret),
		pinHash: flash.pinHash ? toText(flash.pinHash) : null,
		minPinLengthRpIds: [...flash.minPinLengthRpIds],
		credentials: flash.credentials.map((credential) => ({
			...credential,
			id: toText(credential.id),
			secret: toText(credential.secret),
			user: { ...credential.user, id: toText(credential.user.id) },
		})),
	};
}

/** @throws ZodError for what `saveFlash` did not write. */
export function loadFlash(saved: unknown): Flash {
	const { version: _, ...read } = savedKey.parse(saved);
	return {
		...read,
		deviceSecret: fromText(read.deviceSecret),
		pinHash: read.pinHash === null ? undefined : fromText(read.pinHash),
		credentials: read.credentials.map(
			(credential): ResidentCredential => ({
				...credential,
				id: fromText(credential.id),
				secret: fromText(credential.secret),
				user: { ...credential.user, id: fromText(credential.user.id) },
			}),
		),
	};
}

function toText(value: Uint8Array): string {
	return Buffer.from(value).toString("base64url");
}

function fromText(value: string): Uint8Array {
	return new Uint8Array(Buffer.from(value, "base64url"));
}
