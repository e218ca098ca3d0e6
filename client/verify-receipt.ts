import { calculateJwkThumbprint } from "jose";
import { readLoginChallengeText } from "../contract/login-challenge.ts";
import type { PasskeyPublicKey, Receipt } from "../contract/receipt.ts";
import { ClientData } from "../contract/webauthn.ts";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { type Subtle, verifyPasskeySignature } from "./passkey-signature.ts";
import { textOf, utf8 } from "./utf8.ts";

/** What is checked, in this order; `pinned-key` only where a key was given to compare with. */
export type ReceiptCheckName =
	| "text-version"
	| "challenge"
	| "type"
	| "same-origin"
	| "origin"
	| "rp-id"
	| "user-present"
	| "user-verified"
	| "signature"
	| "pinned-key";

export interface ReceiptCheck {
	readonly name: ReceiptCheckName;
	readonly passed: boolean;
}

export interface ReceiptVerdict {
	/** Whether every check passed. Without a pinned key this says nothing about whose key it is. */
	readonly valid: boolean;
	readonly checks: readonly ReceiptCheck[];
	/** The labelled values of the signed text; empty where its version is not known here. */
	readonly facts: ReadonlyMap<string, string>;
	/** RFC 7638, SHA-256, base64url: the name of the key that signed. */
	readonly keyThumbprint: string;
}

const flag = { userPresent: 0x01, userVerified: 0x04 };

/**
 * Verifies a receipt with nothing but the receipt: that the holder of its key signed its text, with user
 * verification, for its rpId (the steps of Web Authentication Level 3, section 7.2, that need no server).
 * @param pinned a key kept from elsewhere, which the receipt's must equal
 */
export async function verifyReceipt(
	subtle: Subtle,
	receipt: Receipt,
	pinned?: PasskeyPublicKey,
): Promise<ReceiptVerdict> {
	const { text, publicKey, rpId } = receipt;
	const clientDataBytes = bytesOf(receipt.clientDataJSON);
	const clientData = clientDataOf(clientDataBytes);
	const authenticatorData = bytesOf(receipt.authenticatorData);
	// Section 6.1: 32 bytes of hash, one of flags, four of counter.
	const flags = authenticatorData.length >= 37 ? (authenticatorData[32] ?? 0) : 0;
	const facts = readLoginChallengeText(text);
	const keyThumbprint = await calculateJwkThumbprint(publicKey);
	const signed = joined(authenticatorData, await sha256(subtle, clientDataBytes));

	const challenge = toBase64url(await sha256(subtle, utf8(text)));
	const checks: ReceiptCheck[] = [
		{ name: "text-version", passed: facts !== undefined },
		{ name: "challenge", passed: clientData?.challenge === challenge },
		{ name: "type", passed: clientData?.type === "webauthn.get" },
		{ name: "same-origin", passed: clientData?.crossOrigin !== true && clientData?.topOrigin === undefined },
		{ name: "origin", passed: clientData?.origin === receipt.origin && belongs(receipt.origin, rpId) },
		{ name: "rp-id", passed: startsWith(authenticatorData, await sha256(subtle, utf8(rpId))) },
		{ name: "user-present", passed: (flags & flag.userPresent) !== 0 },
		{ name: "user-verified", passed: (flags & flag.userVerified) !== 0 },
		{
			name: "signature",
			passed: await verifyPasskeySignature(subtle, publicKey, bytesOf(receipt.signature), signed),
		},
	];
	if (pinned) checks.push({ name: "pinned-key", passed: keyThumbprint === (await calculateJwkThumbprint(pinned)) });
	return { valid: checks.every(({ passed }) => passed), checks, facts: facts ?? new Map(), keyThumbprint };
}

async function sha256(subtle: Subtle, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
	return new Uint8Array(await subtle.digest("SHA-256", bytes));
}

/** No bytes where it is not base64url: then no check over them passes. */
function bytesOf(text: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(fromBase64url(text) ?? []);
}

function clientDataOf(bytes: Uint8Array): ClientData | undefined {
	try {
		return ClientData.safeParse(JSON.parse(textOf(bytes))).data;
	} catch {
		return undefined;
	}
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
	const bytes = new Uint8Array(first.length + second.length);
	bytes.set(first);
	bytes.set(second, first.length);
	return bytes;
}

function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
	return start.every((byte, index) => bytes[index] === byte);
}

/** A passkey signs for the origin's host or for a parent domain of it (section 5.1.4.1, step 8). */
function belongs(origin: string, rpId: string): boolean {
	const host = /^(?:https:\/\/([^/:@]+)|http:\/\/(localhost))(?::\d+)?$/.exec(origin);
	const name = host?.[1] ?? host?.[2];
	return name !== undefined && rpId !== "" && (name === rpId || name.endsWith(`.${rpId}`));
}
