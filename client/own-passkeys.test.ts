import { expect, test, vi } from "vitest";
import type { RegistrationResponse } from "../contract/webauthn.ts";
import { addOwnPasskey, listOwnPasskeys, removeOwnPasskey, renameOwnPasskey } from "./own-passkeys.ts";
import { OtherServer } from "./paired-server.ts";
import type { KeyToCreate } from "./register-key.ts";
import {
	type Answered,
	passkey,
	secret,
	signedText,
	signingGround,
	signinText,
	startedSignin,
} from "./signing-for-tests.ts";

const base = "/api/users/alice/passkeys";
const account = { id: `0${"a".repeat(26)}`, name: "alice", roles: [] };
const created: RegistrationResponse = {
	id: "new",
	rawId: "new",
	type: "public-key",
	clientExtensionResults: {},
	response: { clientDataJSON: "e30", attestationObject: "AA", transports: ["usb"] },
};
const creation = {
	challenge: "server-challenge",
	rp: { id: "example.org", name: "Countersign" },
	user: { id: "MGE", name: "alice", displayName: "alice" },
	pubKeyCredParams: [{ type: "public-key", alg: -7 }],
	timeout: 300_000,
	excludeCredentials: [{ type: "public-key", id: "cred" }],
	authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
	attestation: "direct",
};
const ceremony = { id: "R".repeat(22), secret: secret("C") };
const proof = secret("P");

const ground = (answers: Record<string, Answered> = {}) =>
	signingGround({
		[`POST ${base}/login_start`]: startedSignin,
		[`POST ${base}/login_finish`]: {
			status: 200,
			body: { purpose: "proof", proof, expiresAt: "2026-11-22T12:05:00.000Z" },
		},
		[`POST ${base}/register_start`]: { status: 200, body: { ceremony, options: creation } },
		[`POST ${base}/register_finish`]: { status: 201, body: { account, passkey } },
		[`GET ${base}`]: { status: 200, body: { passkeys: [passkey] } },
		[`PATCH ${base}/cred`]: { status: 200, body: { ...passkey, name: "Drawer" } },
		[`DELETE ${base}/cred`]: { status: 204 },
		...answers,
	});

test("one's own passkeys are read without a signature", async () => {
	const { server, signed } = ground();
	expect(await listOwnPasskeys(server, "alice")).toEqual([passkey]);
	expect(signed).toEqual([]);
});

test("a passkey is added with a proof of one that is there, and with the name it was made with", async () => {
	const { server, signer, sent, signed } = ground();
	const create = vi.fn(async (_: KeyToCreate) => ({ response: created, name: "USB key" }));
	const wish = { account: "alice", attestation: "direct" } as const;
	expect(await addOwnPasskey(server, wish, signer, create)).toEqual(passkey);
	expect(signed[0]?.challenge).toBe(signedText(signinText("proof")));
	expect(create.mock.calls).toEqual([[{ ...creation, origin: "https://sign.example.org" }]]);
	expect(sent.slice(2)).toEqual([
		{ route: `POST ${base}/register_start`, body: { proof, attestation: "direct" } },
		{ route: `POST ${base}/register_finish`, body: { ceremony, response: created, name: "USB key" } },
	]);
});

test("for another relying party no passkey is made", async () => {
	const options = { ...creation, rp: { id: "evil.example", name: "Countersign" } };
	const { server, signer } = ground({ [`POST ${base}/register_start`]: { status: 200, body: { ceremony, options } } });
	const create = vi.fn(async () => ({ response: created }));
	await expect(addOwnPasskey(server, { account: "alice" }, signer, create)).rejects.toThrow(OtherServer);
	expect(create).not.toHaveBeenCalled();
});

test("renaming and removing each hand in a proof of their own", async () => {
	const { server, signer, sent, signed } = ground();
	const named = { account: "alice", id: "cred" };
	expect(await renameOwnPasskey(server, { ...named, name: "Drawer" }, signer)).toMatchObject({ name: "Drawer" });
	expect(sent.at(-1)).toEqual({ route: `PATCH ${base}/cred`, body: { name: "Drawer", proof } });
	await removeOwnPasskey(server, named, signer);
	expect(sent.at(-1)).toEqual({ route: `DELETE ${base}/cred`, body: { proof } });
	expect(signed).toHaveLength(2);
});

test("that it is the last one is told by its code", async () => {
	const { server, signer } = ground({ [`DELETE ${base}/cred`]: { status: 409, body: { code: "last-passkey" } } });
	const removing = removeOwnPasskey(server, { account: "alice", id: "cred" }, signer);
	await expect(removing).rejects.toMatchObject({ code: "last-passkey" });
});
