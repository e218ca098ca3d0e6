import { type CborMap, MalformedCbor } from "../cbor/cbor-value.ts";
import { decodeFirstCbor } from "../cbor/decode-cbor.ts";

/** What a key signs over besides the client data (WebAuthn level 3, section 6.1). */
export interface AuthenticatorData {
	/** SHA-256 of the relying party's id. */
	readonly rpIdHash: Uint8Array;
	/** A test of user presence was passed. */
	readonly userPresent: boolean;
	readonly userVerified: boolean;
	readonly backupEligible: boolean;
	readonly backedUp: boolean;
	readonly signCount: number;
	/** There at the making of a credential only. */
	readonly attested: AttestedCredential | undefined;
	/** Outputs of extensions, by name; empty where there are none. */
	readonly extensions: CborMap;
	/** The bytes themselves, which the signature covers. */
	readonly bytes: Uint8Array;
}

/** The new credential (WebAuthn level 3, section 6.5.1). */
export interface AttestedCredential {
	readonly aaguid: Uint8Array;
	readonly credentialId: Uint8Array;
	/** A COSE key. */
	readonly publicKey: CborMap;
}

const flag = { up: 0x01, uv: 0x04, be: 0x08, bs: 0x10, at: 0x40, ed: 0x80 };
const fixedLength = 37;

/** @throws MalformedCbor for bytes that are no authenticator data, or anything behind its end. */
export function readAuthenticatorData(bytes: Uint8Array): AuthenticatorData {
	if (bytes.length < fixedLength) throw new MalformedCbor("authenticator data that is too short");
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
	const flags = view.getUint8(32);
	let rest = bytes.subarray(fixedLength);
	let attested: AttestedCredential | undefined;
	if (flags & flag.at) ({ attested, rest } = readAttested(rest));
	let extensions: CborMap = new Map();
	if (flags & flag.ed) ({ map: extensions, rest } = readMap(rest));
	if (rest.length > 0) throw new MalformedCbor("bytes behind the authenticator data");
	return {
		rpIdHash: bytes.subarray(0, 32),
		userPresent: (flags & flag.up) !== 0,
		userVerified: (flags & flag.uv) !== 0,
		backupEligible: (flags & flag.be) !== 0,
		backedUp: (flags & flag.bs) !== 0,
		signCount: view.getUint32(33),
		attested,
		extensions,
		bytes,
	};
}

function readAttested(bytes: Uint8Array): { attested: AttestedCredential; rest: Uint8Array } {
	if (bytes.length < 18) throw new MalformedCbor("a credential that is cut off");
	const idLength = new DataView(bytes.buffer, bytes.byteOffset).getUint16(16);
	if (bytes.length < 18 + idLength) throw new MalformedCbor("a credential id that is cut off");
	const { map: publicKey, rest } = readMap(bytes.subarray(18 + idLength));
	const credentialId = bytes.subarray(18, 18 + idLength);
	return { attested: { aaguid: bytes.subarray(0, 16), credentialId, publicKey }, rest };
}

function readMap(bytes: Uint8Array): { map: CborMap; rest: Uint8Array } {
	const { value, rest } = decodeFirstCbor(bytes);
	if (!(value instanceof Map)) throw new MalformedCbor("a map was expected in the authenticator data");
	return { map: value, rest };
}
