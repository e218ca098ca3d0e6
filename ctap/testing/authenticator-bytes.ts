import { createHash } from "node:crypto";
import { wire } from "./wire.ts";

/** Authenticator data put together by hand (WebAuthn level 3, section 6.1). */
export interface WrittenData {
	readonly rpId?: string;
	readonly flags?: number;
	readonly counter?: number;
	/** What follows the counter: a credential, extensions, or anything at all. */
	readonly rest?: Uint8Array;
}

/** UP and UV. */
export const touchedAndVerified = 0x05;

export function writtenData({
	rpId = "login.example",
	flags = touchedAndVerified,
	counter = 7,
	rest = new Uint8Array(),
}: WrittenData = {}): Uint8Array {
	const data = Buffer.alloc(37);
	createHash("sha256").update(rpId).digest().copy(data);
	data.writeUInt8(flags, 32);
	data.writeUInt32BE(counter, 33);
	return new Uint8Array(Buffer.concat([data, rest]));
}

/** A COSE key of ES256, whose point is none. */
const coseKey = wire`a5 01 02 03 26 20 01 21 58 20 ${new Uint8Array(32).fill(1)} 22 58 20 ${new Uint8Array(32).fill(2)}`;

/** The part of authenticator data that holds a new credential. */
export function attestedCredential(id: Uint8Array, publicKey: Uint8Array = coseKey): Uint8Array {
	const length = Buffer.alloc(2);
	length.writeUInt16BE(id.length);
	return new Uint8Array(Buffer.concat([new Uint8Array(16).fill(0xaa), length, id, publicKey]));
}
