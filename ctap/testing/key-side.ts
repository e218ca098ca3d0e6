import {
	createCipheriv,
	createDecipheriv,
	createECDH,
	createHash,
	createHmac,
	hkdfSync,
	randomBytes,
} from "node:crypto";
import { decode, encode } from "cborg";
import { wire } from "./wire.ts";

/**
 * The key's half of both PIN/UV protocols (CTAP 2.1 sections 6.5.6 and 6.5.7), written apart from the client's, for
 * tests that look at what the client sends.
 */
export class KeySide {
	readonly #ecdh = createECDH("prime256v1");
	readonly #protocol: 1 | 2;
	#secret = Buffer.alloc(0);

	constructor(protocol: 1 | 2) {
		this.#protocol = protocol;
		this.#ecdh.generateKeys();
	}

	/** The answer to getKeyAgreement. */
	get agreement(): Uint8Array {
		const point = this.#ecdh.getPublicKey();
		return wire`a1 01 a5 01 02 03 38 18 20 01 21 58 20 ${point.subarray(1, 33)} 22 58 20 ${point.subarray(33)}`;
	}

	/** Agrees with the platform's key: its coordinates as they stood on the wire. */
	agree(x: Uint8Array, y: Uint8Array): void {
		const z = this.#ecdh.computeSecret(Buffer.concat([Uint8Array.of(4), x, y]));
		const derive = (info: string) => Buffer.from(hkdfSync("sha256", z, new Uint8Array(32), info, 32));
		this.#secret =
			this.#protocol === 1
				? createHash("sha256").update(z).digest()
				: Buffer.concat([derive("CTAP2 HMAC key"), derive("CTAP2 AES key")]);
	}

	encrypt(plaintext: Uint8Array): Uint8Array {
		const iv = this.#protocol === 1 ? new Uint8Array(16) : randomBytes(16);
		const cipher = createCipheriv("aes-256-cbc", this.#aesKey, iv).setAutoPadding(false);
		const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
		return this.#protocol === 1 ? body : Buffer.concat([iv, body]);
	}

	decrypt(ciphertext: Uint8Array): Uint8Array {
		const iv = this.#protocol === 1 ? new Uint8Array(16) : ciphertext.subarray(0, 16);
		const decipher = createDecipheriv("aes-256-cbc", this.#aesKey, iv).setAutoPadding(false);
		const body = this.#protocol === 1 ? ciphertext : ciphertext.subarray(16);
		return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
	}

	/** MAC with the shared secret, or with a token. */
	authenticate(message: Uint8Array, token: Uint8Array = this.#secret.subarray(0, 32)): Uint8Array {
		const mac = createHmac("sha256", token).update(message).digest();
		return new Uint8Array(this.#protocol === 1 ? mac.subarray(0, 16) : mac);
	}

	get #aesKey(): Uint8Array {
		return this.#protocol === 1 ? this.#secret : this.#secret.subarray(32);
	}
}

/** The numbered parameters of a message, read by a decoder that knows nothing of CTAP. */
export function parametersIn(message: Uint8Array): ReadonlyMap<number, unknown> {
	return decode(message.subarray(1), { useMaps: true });
}

/** A platform's key among those parameters. */
export function platformPointIn(message: Uint8Array): { readonly x: Uint8Array; readonly y: Uint8Array } {
	const key = parametersIn(message).get(3);
	const [x, y] = key instanceof Map ? [key.get(-2), key.get(-3)] : [];
	if (!(x instanceof Uint8Array && y instanceof Uint8Array)) throw new Error("no platform key");
	return { x, y };
}

/** An answer of numbered or named members, in no form but CBOR's. */
export function answerOf(
	members: ReadonlyMap<number | string, unknown> | Readonly<Record<number, unknown>>,
): Uint8Array {
	const map =
		members instanceof Map ? members : new Map(Object.entries(members).map(([key, value]) => [Number(key), value]));
	return new Uint8Array(encode(map));
}

/** Bytes of a parameter. */
export function bytesIn(message: Uint8Array, parameter: number): Uint8Array {
	const value = parametersIn(message).get(parameter);
	if (!(value instanceof Uint8Array)) throw new Error(`parameter ${parameter} is no bytes`);
	return new Uint8Array(value);
}
