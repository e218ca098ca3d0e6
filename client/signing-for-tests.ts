import type { AuthenticationResponse } from "../contract/webauthn.ts";
import { toBase64url } from "./base64url.ts";
import type { Digest } from "./challenge.ts";
import type { PairedServer } from "./paired-server.ts";
import type { Signer, ToSign } from "./sign-with-passkey.ts";
import { utf8 } from "./utf8.ts";

export interface SentCall {
	/** Method and path, as in `POST /api/pairings`. */
	readonly route: string;
	readonly body: Record<string, unknown>;
}

export interface Answered {
	readonly status: number;
	readonly body?: object;
}

/** The text itself in place of its hash, so that a test reads what is signed. */
const plainDigest: Digest = async (text) => utf8(text);
export const signedText = (text: string) => toBase64url(utf8(text));

export const secret = (letter: string) => letter.repeat(43);
const ceremonyId = "I".repeat(22);
const allowCredentials = [{ type: "public-key" as const, id: "cred", transports: ["usb"] }];

export const assertionOptions = {
	rpId: "example.org",
	allowCredentials,
	userVerification: "required",
	timeout: 300_000,
};

/** What `login_start` answers. */
export const startedSignin: Answered = {
	status: 200,
	body: { ceremony: { id: ceremonyId, secret: secret("S"), nonce: "N" }, options: assertionOptions },
};

export function signinText(purpose: string, key = ""): string {
	return `countersign-signin/1\nhttps://sign.example.org\n${purpose}\n${ceremonyId}\n${key}\nN\n`;
}

export const assertion: AuthenticationResponse = {
	id: "cred",
	rawId: "cred",
	type: "public-key",
	clientExtensionResults: {},
	response: { clientDataJSON: "e30", authenticatorData: "AA", signature: "AA" },
};

export const passkey = {
	id: "cred",
	name: "USB key",
	createdAt: "2026-11-22T12:00:00.000Z",
	backedUp: false,
	backupEligible: false,
	transports: ["usb"],
	aaguid: "a",
};

/** A paired server that answers each route as it is told, and a signer that remembers what it was to sign. */
export function signingGround(answers: Record<string, Answered>) {
	const sent: SentCall[] = [];
	const signed: ToSign[] = [];
	const publicKey = { kty: "OKP", crv: "Ed25519", x: "A".repeat(43) } as const;
	const server: PairedServer = {
		origin: "https://sign.example.org",
		rpId: "example.org",
		token: "token",
		clockOffset: 0,
		proof: {
			publicKey,
			thumbprint: Uint8Array.of(1, 2, 3),
			headers: async () => ({ dpop: "proof" }),
			correctClock: () => false,
		},
		network: {
			async fetch(url, { method, body = "{}" }) {
				const route = `${method} ${url.replace("https://sign.example.org", "")}`;
				sent.push({ route, body: JSON.parse(body) });
				const { status, body: answer } = answers[route] ?? { status: 404, body: { code: "not-found" } };
				return { status, headers: { get: () => null }, text: async () => (answer ? JSON.stringify(answer) : "") };
			},
		},
	};
	const signer: Signer = {
		digest: plainDigest,
		sign: async (toSign) => {
			signed.push(toSign);
			return assertion;
		},
	};
	return { server, signer, sent, signed, routes: () => sent.map(({ route }) => route) };
}
