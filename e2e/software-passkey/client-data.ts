import { randomBytes } from "node:crypto";
import type { PasskeyFaults } from "./passkey-faults.ts";

export interface ClientData {
	type: "webauthn.create" | "webauthn.get";
	/** Base64url, as it stands in the options. */
	challenge: string;
	origin: string;
}

const otherType = { "webauthn.create": "webauthn.get", "webauthn.get": "webauthn.create" } as const;

/** Client data in its serialisation (WebAuthn L3, 5.8.1), where the order of the members is part of the standard. */
export function clientDataJson({ type, challenge, origin }: ClientData, faults: PasskeyFaults): Buffer {
	const text = JSON.stringify({
		type: faults.wrongType ? otherType[type] : type,
		challenge: faults.otherChallenge ? randomBytes(32).toString("base64url") : challenge,
		origin: faults.wrongOrigin ? "https://attacker.example" : origin,
		crossOrigin: faults.crossOrigin ?? false,
	});
	return Buffer.from(faults.malformedClientData ? text.slice(0, -1) : text);
}
