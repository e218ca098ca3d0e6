import { attestedCredential, writtenData } from "../../testing/authenticator-bytes.ts";
import { filled, wire } from "../../testing/wire.ts";
import { success } from "./answers.ts";

/** Whom everything is for. */
export const rpId = "login.example";
/** The credential that the key holds. */
export const credentialId = filled(16, 0xcc);

const id = credentialId;
export const creationData = writtenData({
	flags: 0xc5,
	rest: wire`${attestedCredential(id)} a1 6b ${"credProtect"} 02`,
});
export const assertionData = writtenData({ flags: 0x85, rest: wire`a1 6b ${"hmac-secret"} 58 50 ${filled(80, 3)}` });
const descriptor = wire`a2 62 ${"id"} 50 ${id} 64 ${"type"} 6a ${"public-key"}`;
const user = wire`a3 62 ${"id"} 41 07 64 ${"name"} 63 ${"eva"} 6b ${"displayName"} 63 ${"Eva"}`;

/** A point of P-256 that is the same in every run: the one that all others are multiples of. */
export const basePoint = {
	x: wire`6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296`,
	y: wire`4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5`,
};

const bodies = {
	info: wire`aa
		01 82 68 ${"FIDO_2_0"} 68 ${"FIDO_2_1"} 02 82 6b ${"hmac-secret"} 6b ${"credProtect"} 03 50 ${filled(16, 9)}
		04 a5 62 ${"rk"} f5 62 ${"uv"} f5 68 ${"credMgmt"} f5 69 ${"clientPin"} f5 6e ${"pinUvAuthToken"} f5
		05 19 04b0 06 82 02 01 07 08 08 18 80 09 81 63 ${"usb"}
		0a 81 a2 63 ${"alg"} 26 64 ${"type"} 6a ${"public-key"}`,
	creation: wire`a3 01 66 ${"packed"} 02 58 ${Uint8Array.of(creationData.length)} ${creationData}
		03 a2 63 ${"alg"} 26 63 ${"sig"} 58 46 ${filled(70, 0x30)}`,
	assertion: wire`a5 01 ${descriptor} 02 58 ${Uint8Array.of(assertionData.length)} ${assertionData}
		03 58 46 ${filled(70, 0x30)} 04 ${user} 05 02`,
	retries: wire`a3 03 08 04 f4 05 03`,
	token: wire`a1 02 58 30 ${filled(48, 4)}`,
	keyAgreement: wire`a1 01 a5 01 02 03 38 18 20 01 21 58 20 ${basePoint.x} 22 58 20 ${basePoint.y}`,
	relyingParty: wire`a3 03 a1 62 ${"id"} 6d ${"login.example"} 04 58 20 ${filled(32, 5)} 05 01`,
	storedCredential: wire`a3 06 ${user} 07 ${descriptor} 09 02`,
};

/** Lawful answers of a key, each with its status. */
export const sample = {
	info: success(bodies.info),
	creation: success(bodies.creation),
	assertion: success(bodies.assertion),
	retries: success(bodies.retries),
	token: success(bodies.token),
	keyAgreement: success(bodies.keyAgreement),
	relyingParty: success(bodies.relyingParty),
	storedCredential: success(bodies.storedCredential),
};
