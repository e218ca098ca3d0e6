import { expect, test } from "vitest";
import { keptWhere, passkeyKind } from "./passkey-kind.ts";

test("a passkey is called after the ways it can be reached", () => {
	expect(passkeyKind({ transports: ["nfc", "usb"] })).toBe("Security key, USB and NFC");
	expect(passkeyKind({ transports: ["internal", "hybrid"] })).toBe("Passkey on a device");
	expect(passkeyKind({ transports: [] })).toBe("Passkey");
	expect(passkeyKind({ transports: ["carrier-pigeon"] })).toBe("Passkey");
});

test("it is said whether its secret can be in more than one place", () => {
	const said = [
		{ backedUp: true, backupEligible: true },
		{ backedUp: false, backupEligible: true },
		{ backedUp: false, backupEligible: false },
	].map(keptWhere);
	expect(new Set(said).size).toBe(3);
	expect(said[0]).toContain("cloud");
});
