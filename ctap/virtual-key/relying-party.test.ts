import { createHash } from "node:crypto";
import { verifyAuthenticationResponse, verifyRegistrationResponse } from "@simplewebauthn/server";
import { expect, test } from "vitest";
import { encodeCbor } from "../cbor/encode-cbor.ts";
import { byteString, map, member, text } from "../cbor/read-member.ts";
import { keyOfCtap20, type Personality } from "./personality.ts";
import { allow, getAssertion, makeCredential, named, readAuthenticatorData, rpId } from "./testing/test-ceremony.ts";
import { keyWithPin, present, tokenByPin } from "./testing/test-pin.ts";

const origin = `https://${rpId}`;
const challenge = Buffer.from("fresh").toString("base64url");
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64url");

function clientData(type: string) {
	const json = Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
	return { json, hash: createHash("sha256").update(json).digest() };
}

const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId };

// A relying party that was written without us has to take what the key gives.
test.each<[string, Partial<Personality>, 1 | 2, number]>([
	["CTAP 2.1, ES256, protocol two", {}, 2, -7],
	["CTAP 2.1, ES256, protocol one", {}, 1, -7],
	["CTAP 2.1, EdDSA", { algorithms: [-8] }, 2, -8],
	["CTAP 2.1, nobody vouches", { attestation: "none" }, 2, -7],
	["CTAP 2.1, its maker vouches", { attestation: "batch", algorithms: [-8] }, 2, -8],
	["CTAP 2.0", keyOfCtap20, 1, -7],
])("a relying party accepts it: %s", async (_, personality, id, alg) => {
	const { key, platform } = await keyWithPin(personality);
	const creation = clientData("webauthn.create");
	const token = present(await tokenByPin(platform, "1234", { id }));
	const created = await makeCredential(platform, {
		options: { rk: true },
		others: {
			1: creation.hash,
			4: [named({ alg, type: "public-key" })],
			8: token.authenticate(creation.hash),
			9: id,
		},
	});
	const { credentialId, bytes } = readAuthenticatorData(created);
	const credential = { id: base64url(credentialId), rawId: base64url(credentialId), type: "public-key" } as const;
	const attestation = named({
		fmt: member(created.members, 1, text),
		attStmt: member(created.members, 3, map),
		authData: bytes,
	});
	const registration = await verifyRegistrationResponse({
		...expected,
		response: {
			...credential,
			clientExtensionResults: {},
			response: { clientDataJSON: base64url(creation.json), attestationObject: base64url(encodeCbor(attestation)) },
		},
		requireUserVerification: true,
		supportedAlgorithmIDs: [alg],
	});
	expect(registration.verified).toBe(true);
	const registered = registration.registrationInfo?.credential;
	if (!registered) throw new Error("a credential was expected");
	expect(registration.registrationInfo?.aaguid).toBe(key.personality.aaguid);

	const request = clientData("webauthn.get");
	const second = present(await tokenByPin(platform, "1234", { id }));
	const asserted = await getAssertion(platform, {
		others: { 2: request.hash, 3: allow(credentialId), 6: second.authenticate(request.hash), 7: id },
	});
	const authentication = await verifyAuthenticationResponse({
		...expected,
		credential: registered,
		response: {
			...credential,
			clientExtensionResults: {},
			response: {
				clientDataJSON: base64url(request.json),
				authenticatorData: base64url(readAuthenticatorData(asserted).bytes),
				signature: base64url(member(asserted.members, 3, byteString)),
				userHandle: base64url(member(member(asserted.members, 4, map), "id", byteString)),
			},
		},
		requireUserVerification: true,
	});
	expect(authentication).toMatchObject({ verified: true, authenticationInfo: { newCounter: 2, userVerified: true } });
});
