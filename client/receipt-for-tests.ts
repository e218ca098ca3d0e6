import { loginChallengeText } from "../contract/login-challenge.ts";
import { loginRequestId } from "../contract/public-key.ts";
import type { Receipt } from "../contract/receipt.ts";
import { toBase64url } from "./base64url.ts";
import { utf8 } from "./utf8.ts";

type Bytes = Uint8Array<ArrayBuffer>;
type KeyPair = { privateKey: object; publicKey: object };

declare const crypto: {
	subtle: {
		digest(algorithm: "SHA-256", data: Bytes): Promise<ArrayBuffer>;
		generateKey(algorithm: object, extractable: boolean, uses: string[]): Promise<KeyPair>;
		exportKey(format: "jwk", key: object): Promise<Record<string, string>>;
		sign(algorithm: object, key: object, data: Bytes): Promise<ArrayBuffer>;
	};
};

const algorithms = {
	ES256: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
	Ed25519: { name: "Ed25519" },
	RS256: {
		name: "RSASSA-PKCS1-v1_5",
		modulusLength: 2048,
		publicExponent: Uint8Array.of(1, 0, 1),
		hash: "SHA-256",
	},
};
export type PasskeyAlgorithm = keyof typeof algorithms;

/** What a test makes different before the receipt is signed, so that the signature still holds. */
export interface Difference {
	text?: string;
	clientData?: Record<string, unknown>;
	clientDataText?: string;
	flags?: number;
	hashedRpId?: string;
	receipt?: Partial<Receipt>;
}

const keyThumbprint = Uint8Array.from({ length: 32 }, (_, index) => index * 7);

export const signedText = loginChallengeText(
	{
		id: loginRequestId(keyThumbprint),
		account: "alice",
		kind: "run",
		command: "make deploy",
		host: "build-7",
		address: "203.0.113.24",
		createdAt: "2026-11-22T10:00:00.000Z",
		expiresAt: "2026-11-22T10:03:00.000Z",
		keyThumbprint: toBase64url(keyThumbprint),
		nonce: "n".repeat(43),
	},
	"47",
);

/** A receipt signed by a new passkey, right but for the `difference`. */
export async function makeReceipt(algorithm: PasskeyAlgorithm, difference: Difference = {}): Promise<Receipt> {
	const { text = signedText, flags = 0x05, hashedRpId = "example.org" } = difference;
	const { privateKey, publicKey } = await crypto.subtle.generateKey(algorithms[algorithm], true, ["sign", "verify"]);
	const clientData = {
		type: "webauthn.get",
		challenge: toBase64url(await sha256(utf8(text))),
		origin: "https://sign.example.org",
		crossOrigin: false,
		...difference.clientData,
	};
	const clientDataBytes = utf8(difference.clientDataText ?? JSON.stringify(clientData));
	const authenticatorData = Uint8Array.of(...(await sha256(utf8(hashedRpId))), flags, 0, 0, 0, 7);
	const signed = Uint8Array.of(...authenticatorData, ...(await sha256(clientDataBytes)));
	const signature = new Uint8Array(await crypto.subtle.sign(algorithms[algorithm], privateKey, signed));
	const { kty, crv, x, y, n, e } = await crypto.subtle.exportKey("jwk", publicKey);
	return {
		text,
		credentialId: "Y3JlZGVudGlhbA",
		publicKey: JSON.parse(JSON.stringify({ kty, crv, x, y, n, e })),
		clientDataJSON: toBase64url(clientDataBytes),
		authenticatorData: toBase64url(authenticatorData),
		signature: toBase64url(algorithm === "ES256" ? derSignature(signature) : signature),
		origin: "https://sign.example.org",
		rpId: "example.org",
		verifiedAt: "2026-11-22T10:00:09.000Z",
		...difference.receipt,
	};
}

async function sha256(bytes: Bytes): Promise<Uint8Array> {
	return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

/** ECDSA as authenticators write it; Web Cryptography writes r and s one after the other. */
function derSignature(raw: Uint8Array): Uint8Array {
	const integers = [raw.subarray(0, 32), raw.subarray(32)].flatMap((half) => {
		const shortest = half.subarray(half.findIndex((byte) => byte !== 0));
		const positive = (shortest[0] ?? 0) >= 0x80 ? [0, ...shortest] : [...shortest];
		return [0x02, positive.length, ...positive];
	});
	return Uint8Array.of(0x30, integers.length, ...integers);
}
