import { hash, randomBytes, timingSafeEqual } from "node:crypto";
import { base32 } from "../contract/binary.ts";

/** 32 random bytes, base64url: 43 characters. */
export function newSecret(): string {
	return randomBytes(32).toString("base64url");
}

/** What is stored of a secret. Plain SHA-256 is enough, because every secret here is 32 random bytes. */
export function hashOf(secret: string): string {
	return hash("sha256", secret, "base64url");
}

export function sameText(one: string, other: string): boolean {
	const [a, b] = [Buffer.from(one), Buffer.from(other)];
	return a.length === b.length && timingSafeEqual(a, b);
}

/** An account's id: begins with a digit, as no name does. */
export function newAccountId(): string {
	return `0${base32(randomBytes(16))}`;
}

/** A public name for something short-lived: 16 random bytes, base64url. */
export function newId(): string {
	return randomBytes(16).toString("base64url");
}
