import { expect, test } from "vitest";
import { words } from "../../words.ts";
import { authenticatorName } from "./authenticators.ts";
import { backupWords, passkeyKind } from "./passkey-kind.ts";

const bare = { aaguid: "00000000-0000-0000-0000-000000000000", transports: [], backedUp: false, backupEligible: false };

test("a security key says how it connects, and its model where that is known", () => {
	expect(passkeyKind({ ...bare, transports: ["usb", "nfc"] })).toBe("Security key, USB and NFC");
	const aaguid = "2FC0579F-8113-47ea-b116-bb5a8db9202a";
	expect(passkeyKind({ ...bare, aaguid, transports: ["nfc"] })).toBe("YubiKey 5 NFC. Security key, NFC");
});

test("what is built in, or kept by a password manager, is no security key", () => {
	expect(passkeyKind({ ...bare, transports: ["internal"] })).toBe("Passkey on one device");
	expect(passkeyKind({ ...bare, transports: ["internal", "hybrid"], backupEligible: true })).toBe("Synced passkey");
	expect(passkeyKind({ ...bare, backupEligible: true })).toBe("Synced passkey");
	expect(passkeyKind(bare)).toBe("Passkey");
});

test("an authenticator that says nothing of itself has no name", () => {
	expect(authenticatorName(bare.aaguid)).toBeUndefined();
});

test("the backup state is said in words", () => {
	expect(backupWords(bare)).toBe(words.passkeys.backup.single);
	expect(backupWords({ ...bare, backupEligible: true })).toBe(words.passkeys.backup.possible);
	expect(backupWords({ ...bare, backupEligible: true, backedUp: true })).toBe(words.passkeys.backup.backedUp);
});
