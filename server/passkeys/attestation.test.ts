import { expect, test } from "vitest";
import type { AttestationConveyance } from "../../contract/webauthn.ts";
import { registrationFaults } from "../../e2e/software-passkey/passkey-faults.ts";
import { createSoftwarePasskey, type SoftwarePasskeyOptions } from "../../e2e/software-passkey/software-passkey.ts";
import { openGround } from "../testing/ground.ts";
import { finishRegistration } from "./finish-registration.ts";
import { listPasskeys } from "./own-passkeys.ts";
import { issueProof } from "./proofs.ts";
import { startRegistration } from "./start-registration.ts";
import { startSignin } from "./start-signin.ts";

const aaguid = "f1d0f1d0-0000-4000-8000-00c0de00c0de";
const usbKey = { aaguid, transports: ["usb"], attestation: "self" } as const;

/** Alice, whose app adds a security key to the passkey she has. */
async function adds(attestation: AttestationConveyance | undefined, options: SoftwarePasskeyOptions = {}) {
	const ground = await openGround();
	const { storage, party } = ground;
	const caller = await ground.pair(await ground.join("alice"));
	const begin = async () => {
		const authority = await issueProof(storage, caller);
		return startRegistration(storage, party, { userId: "alice", authority, attestation, caller });
	};
	const passkey = createSoftwarePasskey({ ...usbKey, transports: ["usb"], ...options });
	const add = async (faults = {}) => {
		const { ceremony, options: creation } = await begin();
		const response = passkey.register(creation, party.origin, faults);
		const finish = { userId: "alice", caller, ceremony, response };
		return { creation, response, finished: await finishRegistration(ground, finish) };
	};
	const row = () =>
		storage.db
			.selectFrom("webauthn_credential")
			.select(["attestation_format", "attestation_object"])
			.where("credential_id", "=", passkey.credentialId)
			.executeTakeFirst();
	return { ground, caller, passkey, begin, add, row };
}

test("a maker's statement that was asked for is verified, kept whole, shown and audited", async () => {
	const { ground, caller, add, row } = await adds("direct");
	const { creation, response, finished } = await add();
	expect(creation.attestation).toBe("direct");
	expect(finished.passkey).toMatchObject({ attestation: "packed", aaguid });
	expect(await row()).toEqual({
		attestation_format: "packed",
		attestation_object: response.response.attestationObject,
	});
	const [first, second] = await listPasskeys(ground.storage, caller, "alice");
	expect(second).toMatchObject({ attestation: "packed" });
	expect(first).not.toHaveProperty("attestation");
	const { fields_json } = await ground.storage.db
		.selectFrom("audit_personal")
		.select("fields_json")
		.orderBy("seq", "desc")
		.executeTakeFirstOrThrow();
	expect(JSON.parse(fields_json)).toMatchObject({ attestation: "packed", aaguid });
});

test.each([undefined, "none"] as const)("one that comes though %s was asked for is not kept", async (asked) => {
	const { add, row } = await adds(asked);
	const { creation, finished } = await add();
	expect(creation.attestation).toBe("none");
	expect(finished.passkey).not.toHaveProperty("attestation");
	expect(await row()).toEqual({ attestation_format: null, attestation_object: null });
});

test("a key that says nothing of its maker is taken all the same", async () => {
	const { add, row } = await adds("direct", { attestation: "none" });
	expect((await add()).finished.passkey).not.toHaveProperty("attestation");
	expect(await row()).toEqual({ attestation_format: null, attestation_object: null });
});

test.each(registrationFaults)("%s registers nothing", async (fault) => {
	const { add, row } = await adds("direct");
	await expect(add({ [fault]: true })).rejects.toMatchObject({ code: "registration-refused" });
	expect(await row()).toBeUndefined();
});

test("how a security key is reached is given back where it is asked for, and where it is not to be added again", async () => {
	const { ground, passkey, add, begin } = await adds("none");
	await add();
	const descriptor = { type: "public-key", id: passkey.credentialId, transports: ["usb"] };
	expect((await begin()).options.excludeCredentials).toContainEqual(descriptor);
	const { options } = await startSignin(ground, { who: "alice", purpose: "session", caller: undefined });
	expect(options.allowCredentials).toContainEqual(descriptor);
});
