import { createHash } from "node:crypto";
import { loginChallengeText, readLoginChallengeText, type SignedRequest } from "../../../contract/login-challenge.ts";
import type { LoginRequest } from "../../../contract/login-request.ts";
import type { FuzzTarget } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { readSignedCode } from "../../../server/login-requests/read-code.ts";
import { fromForeignFrame, readClientData } from "../../../server/passkeys/client-data.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

const request: SignedRequest & Pick<LoginRequest, "matchCode" | "announced" | "state"> = {
	id: "a".repeat(26),
	account: "alice",
	kind: "run",
	command: "make deploy",
	host: "build-7",
	address: "203.0.113.24",
	createdAt: "2026-11-22T10:00:00.000Z",
	expiresAt: "2026-11-22T10:03:00.000Z",
	keyThumbprint: "k".repeat(43),
	nonce: "n".repeat(43),
	matchCode: "required",
	announced: true,
	state: "pending",
};

const challengeOf = (text: string) => createHash("sha256").update(text).digest("base64url");

/** Which code was signed: none, unless the challenge is that of this very request with two digits. */
export const signedCodeTarget: FuzzTarget = {
	name: "signed-code",
	samples: ["00", "47", "99"].map((code) => inputOf(challengeOf(loginChallengeText(request, code)))),
	attempt(input) {
		const challenge = textIn(input);
		const signed = readSignedCode(request, challenge, "47");
		if (!signed) return;
		holds(/^\d\d$/.test(signed.code), "a code has two digits");
		holds(challengeOf(loginChallengeText(request, signed.code)) === challenge, "the challenge is that of the code");
	},
};

const signedText = loginChallengeText(request, "47");

/** The signed text, read back: what is read is written the same again, line by line. */
export const challengeTextTarget: FuzzTarget = {
	name: "challenge-text",
	samples: [inputOf(signedText)],
	shaped: wordsOf(
		"countersign-login/1\n",
		"id: ",
		"account: alice\n",
		"kind: ",
		"client: \n",
		"target: ",
		"code: 47\n",
		signedText,
	),
	attempt(input) {
		const text = textIn(input);
		const facts = readLoginChallengeText(text);
		if (!facts) return;
		const lines = [...facts].map(([label, value]) => `${label}: ${value}\n`);
		holds(`countersign-login/1\n${lines.join("")}` === text, "what was read is all that was signed");
		holds(
			[...facts.values()].every((value) => !value.includes("\n")),
			"no value holds a line",
		);
	},
};

const clientData = (data: object) => inputOf(Buffer.from(JSON.stringify(data)).toString("base64url"));

/** Client data as it comes, and as bytes that are put into base64url here. */
export const clientDataTarget: FuzzTarget = {
	name: "client-data",
	samples: [
		clientData({ type: "webauthn.get", challenge: "a", origin: "http://localhost", crossOrigin: false }),
		clientData({
			type: "webauthn.create",
			challenge: "a",
			origin: "https://a.example",
			topOrigin: "https://b.example",
		}),
		inputOf('{"type":"webauthn.get","challenge":"a","origin":"http://localhost","crossOrigin":true}'),
	],
	attempt(input) {
		const wrapped = Buffer.from(input).toString("base64url");
		for (const text of [textIn(input), wrapped]) {
			const data = readClientData(text);
			if (!data) continue;
			holds(typeof data.type === "string" && typeof data.challenge === "string", "what is read has its members");
			holds(fromForeignFrame(data) === (data.crossOrigin === true || "topOrigin" in data), "a foreign frame shows");
		}
	},
};
