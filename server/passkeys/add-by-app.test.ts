import { expect, test } from "vitest";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import type { Approver } from "../approver.ts";
import { removePairing } from "../pairings/remove.ts";
import { openGround } from "../testing/ground.ts";
import { finishRegistration } from "./finish-registration.ts";
import { listPasskeys } from "./own-passkeys.ts";
import { issueProof } from "./proofs.ts";
import { startRegistration } from "./start-registration.ts";

/** Alice's app, which has begun to add a passkey with a proof of the one she has. */
async function begun() {
	const ground = await openGround();
	const { storage, party } = ground;
	const alice = await ground.join("alice");
	const app = await ground.pair(alice);
	const authority = await issueProof(storage, app);
	const started = await startRegistration(storage, party, { userId: "alice", authority, caller: app });
	const response = createSoftwarePasskey().register(started.options, party.origin);
	const { ceremony } = started;
	const finish = (caller: Approver | undefined) =>
		finishRegistration(ground, { userId: "alice", caller, ceremony, response, name: "USB key" });
	const names = async () => (await listPasskeys(storage, alice, "alice")).map(({ name }) => name);
	return { ground, alice, app, finish, names, options: started.options };
}

test("an app adds a passkey with a proof of one that is there", async () => {
	const { alice, app, finish, names, options } = await begun();
	expect(options.excludeCredentials.map(({ id }) => id)).toEqual([alice.passkey.credentialId]);
	const { passkey, signIn } = await finish(app);
	expect(passkey).toMatchObject({ name: "USB key" });
	expect(signIn).toBeUndefined();
	expect(await names()).toEqual(["Test key", "USB key"]);
});

test("what one app began neither another of the same person, nor their session, nor anybody finishes", async () => {
	for (const who of ["another app", "the session", "anybody"] as const) {
		const { ground, alice, finish, names } = await begun();
		const callers = { "another app": await ground.pair(alice), "the session": alice, anybody: undefined };
		await expect(finish(callers[who]), who).rejects.toMatchObject({ code: "ceremony-ended" });
		expect(await names()).toEqual(["Test key"]);
	}
});

test("an app that ended while its passkey was looked at adds none", async () => {
	const { ground, alice, app, finish, names } = await begun();
	await removePairing(ground.storage, ground.streams, alice, app.pairingId);
	await expect(finish(app)).rejects.toMatchObject({ code: "ceremony-ended" });
	expect(await names()).toEqual(["Test key"]);
});
