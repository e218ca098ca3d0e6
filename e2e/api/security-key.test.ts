import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { AttestationConveyance } from "../../contract/webauthn.ts";
import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { ScriptedPerson } from "../../ctap/testing/scripted-person.ts";
import { keyOfCtap21 } from "../../ctap/virtual-key/personality.ts";
import { createVirtualKey } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import type { PairedApp } from "../pairing/paired-app.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { type Household, openHousehold } from "./household.ts";

const pin = "73194628";
let home: Household;
let app: PairedApp;

beforeAll(async () => {
	home = await openHousehold();
	app = await pairOverApi(home.bob.session, home.bob.passkey);
});

afterAll(() => home?.stop());

/** A key of this kind, in the hand of somebody who knows its PIN. */
function pluggedIn(attestation: "batch" | "self" | "none") {
	const ports = new VirtualPorts();
	ports.plugIn(createVirtualKey({ pin, personality: { attestation } }), "Desk key");
	return { ports, person: () => new ScriptedPerson({ pins: [pin] }) };
}

/** Adds it to bob's account, through his paired app. */
async function add({ ports, person }: ReturnType<typeof pluggedIn>, attestation: AttestationConveyance) {
	const params = { userId: "bob" };
	const proven = await signInWith(app, home.bob.passkey, { purpose: "proof" });
	const proof = proven.purpose === "proof" ? proven.proof : "";
	const started = await app.send(calls.startRegistration, { params, body: { proof, attestation } });
	const { options, ceremony } = started;
	const { residentKey } = options.authenticatorSelection;
	const { response, key } = await enrolKey({ ...options, residentKey, origin: app.origin }, ports, person());
	return (await app.send(calls.finishRegistration, { params, body: { ceremony, response, name: key } })).passkey;
}

test("a security key is registered with its maker's certificate, and approves", async () => {
	const key = pluggedIn("batch");
	const added = await add(key, "direct");
	const { aaguid, transports } = keyOfCtap21;
	expect(added).toMatchObject({ name: "Desk key", attestation: "packed", aaguid, transports });

	const { id, matchCode } = await askOverApi(home.origin, { account: "bob", kind: "login" });
	const params = { id };
	const request = await app.send(calls.loginRequest, { params });
	const { rpId, origin, allowCredentials } = await app.send(calls.loginCredentials, { params });
	expect(allowCredentials).toContainEqual({ type: "public-key", id: added.id, transports });
	const digest = await crypto.subtle.digest("SHA-256", Buffer.from(loginChallengeText(request, matchCode)));
	const challenge = Buffer.from(digest).toString("base64url");
	const { response } = await signLogin({ rpId, origin, challenge, allowCredentials }, key.ports, key.person());
	const approved = await app.send(calls.approveLoginRequest, { params, body: { response } });
	expect(approved).toMatchObject({ state: "approved", receipt: { credentialId: added.id } });
});

test.each([
	["self", "direct", "packed"],
	["none", "direct", undefined],
	["batch", "none", undefined],
] as const)("a key that vouches by %s, asked for %s, shows %s", async (vouches, asked, shown) => {
	expect((await add(pluggedIn(vouches), asked)).attestation).toBe(shown);
});
