import type { Firmware } from "../firmware.ts";
import type { Credential, ResidentCredential } from "./credential.ts";
import { unwrapCredential } from "./wrapped-id.ts";

/** The credential with this id and for this relying party, or undefined where this key did not make it. */
export function findCredential({ flash, personality }: Firmware, rpId: string, id: Uint8Array): Credential | undefined {
	if (id.length > (personality.maxCredentialIdLength ?? Number.POSITIVE_INFINITY)) return undefined;
	const resident = flash.credentials.find((credential) => credential.rpId === rpId && sameBytes(credential.id, id));
	return resident ?? unwrapCredential(flash.deviceSecret, rpId, id);
}

/** What can be found for a relying party without any id, the newest first (CTAP 2.1 section 6.2.2, step 12). */
export function residentCredentials({ flash }: Firmware, rpId: string): readonly ResidentCredential[] {
	return flash.credentials.filter((credential) => credential.rpId === rpId).reverse();
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
	return Buffer.compare(left, right) === 0;
}
