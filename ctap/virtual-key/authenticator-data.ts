import type { CborMap, CborValue } from "../cbor/cbor-value.ts";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { hashRpId } from "./credentials/rp-id-hash.ts";

/** What a ceremony came to, as authenticator data tells it (WebAuthn L3, 6.1). */
export interface CeremonyResult {
	readonly rpId: string;
	readonly userPresent: boolean;
	readonly userVerified: boolean;
	readonly counter: number;
	/** What the extensions answer. Nothing is said of none at all. */
	readonly extensions: ReadonlyMap<string, CborValue>;
}

/** A credential as its creation attests it (WebAuthn L3, 6.5.1). */
export interface AttestedCredential {
	/** A UUID. */
	readonly aaguid: string;
	readonly id: Uint8Array;
	readonly cosePublicKey: CborMap;
}

/** UP is bit 0, UV bit 2, AT bit 6, ED bit 7. */
const flag = { userPresent: 0x01, userVerified: 0x04, attested: 0x40, extensions: 0x80 } as const;

/** Lays authenticator data out in bytes (WebAuthn L3, 6.1). */
export function layOutAuthenticatorData(result: CeremonyResult, attested?: AttestedCredential): Uint8Array {
	const head = Buffer.alloc(5);
	head.writeUInt8(
		(result.userPresent ? flag.userPresent : 0) |
			(result.userVerified ? flag.userVerified : 0) |
			(attested ? flag.attested : 0) |
			(result.extensions.size > 0 ? flag.extensions : 0),
	);
	head.writeUInt32BE(result.counter, 1);
	return Buffer.concat([
		hashRpId(result.rpId),
		head,
		attested ? layOutCredential(attested) : new Uint8Array(),
		result.extensions.size > 0 ? encodeCbor(result.extensions) : new Uint8Array(),
	]);
}

function layOutCredential({ aaguid, id, cosePublicKey }: AttestedCredential): Uint8Array {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(id.length);
	return Buffer.concat([Buffer.from(aaguid.replaceAll("-", ""), "hex"), length, id, encodeCbor(cosePublicKey)]);
}
