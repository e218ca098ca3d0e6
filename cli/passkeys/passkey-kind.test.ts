import { expect, test } from "vitest";
import { canBePluggedIn, passkeyKind, passkeyKindWords } from "./passkey-kind.ts";

test.each([
	[{ transports: ["usb", "nfc"], backupEligible: false }, "security-key", "Security key, USB and NFC", true],
	[{ transports: ["smart-card"], backupEligible: false }, "security-key", "Security key, smart card", true],
	[{ transports: ["internal"], backupEligible: false }, "device", "Passkey on one device", false],
	[{ transports: ["internal", "hybrid"], backupEligible: true }, "synced", "Synced passkey", false],
	[{ transports: ["usb"], backupEligible: true }, "synced", "Synced passkey", false],
	// A key that says nothing of its ways may be one that is plugged in.
	[{ transports: [], backupEligible: false }, "unknown", "Passkey", true],
	[{ transports: ["by pigeon"], backupEligible: false }, "unknown", "Passkey", true],
])("%j is of kind %s", (passkey, kind, words, pluggable) => {
	expect(passkeyKind(passkey)).toBe(kind);
	expect(passkeyKindWords(passkey)).toBe(words);
	expect(canBePluggedIn(passkey)).toBe(pluggable);
});
