import type { Passkey } from "../../contract/account.ts";

/** What sort of thing keeps a passkey. */
export type PasskeyKind = "security-key" | "device" | "synced" | "unknown";

const ways = { usb: "USB", nfc: "NFC", ble: "Bluetooth", "smart-card": "smart card" };

type Described = Pick<Passkey, "transports" | "backupEligible">;

/** Told from what the passkey said of itself when it was registered. */
export function passkeyKind({ transports, backupEligible }: Described): PasskeyKind {
	// A passkey that can be kept in a cloud is no single device's, whatever it says of its ways.
	if (backupEligible) return "synced";
	if (transports.includes("internal")) return "device";
	return knownWays(transports).length > 0 ? "security-key" : "unknown";
}

/** The same in the words of the web app. */
export function passkeyKindWords(passkey: Described): string {
	switch (passkeyKind(passkey)) {
		case "security-key":
			return `Security key, ${knownWays(passkey.transports).join(" and ")}`;
		case "device":
			return "Passkey on one device";
		case "synced":
			return "Synced passkey";
		case "unknown":
			return "Passkey";
	}
}

/** False for a passkey that no cable brings to this machine. */
export function canBePluggedIn(passkey: Described): boolean {
	const kind = passkeyKind(passkey);
	return kind === "security-key" || kind === "unknown";
}

function knownWays(transports: readonly string[]): string[] {
	return Object.entries(ways)
		.filter(([way]) => transports.includes(way))
		.map(([, words]) => words);
}
