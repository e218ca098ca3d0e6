import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { type SigninPurpose, signinChallengeText } from "../../contract/signin-challenge.ts";
import { assertionFaults } from "../../e2e/software-passkey/passkey-faults.ts";
import { openGround, type Person } from "../testing/ground.ts";
import { finishSignin } from "./finish-signin.ts";
import { issueProof, takeProof } from "./proofs.ts";
import { startSignin } from "./start-signin.ts";

type Ground = Awaited<ReturnType<typeof openGround>>;
type Faults = Parameters<Person["passkey"]["sign"]>[1];

async function begin(ground: Ground, person: Person, who = "-", purpose: SigninPurpose = "session") {
	const { ceremony, options } = await startSignin(ground, { who, purpose, caller: person });
	const { id, secret, nonce } = ceremony;
	const { origin } = ground.party;
	const text = signinChallengeText({ origin, purpose, ceremonyId: id, nonce });
	const challenge = createHash("sha256").update(text).digest("base64url");
	const sign = (faults?: Faults) => person.passkey.sign({ challenge, rpId: options.rpId, origin }, faults);
	return { who, ceremony: { id, secret }, options, sign };
}

test.each(["-", "alice"])("a passkey signs its account in, asked for as %s", async (asked) => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { who, ceremony, sign } = await begin(ground, alice, asked);
	const { account } = await finishSignin(ground.storage, ground.party, { who, ceremony, response: sign() });
	expect(account.name).toBe("alice");
});

test.each(assertionFaults)("%s signs nobody in, and the ceremony is used up", async (fault) => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { who, ceremony, sign } = await begin(ground, alice, "alice");
	const finish = (faults?: Faults) =>
		finishSignin(ground.storage, ground.party, { who, ceremony, response: sign(faults) });
	await expect(finish({ [fault]: true })).rejects.toMatchObject({ code: "signin-refused" });
	await expect(finish()).rejects.toMatchObject({ code: "ceremony-ended" });
});

test("a ceremony needs its secret, and a guess does not end it", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { who, ceremony, sign } = await begin(ground, alice);
	const guess = { ...ceremony, secret: "A".repeat(43) };
	const response = sign();
	const guessed = finishSignin(ground.storage, ground.party, { who, ceremony: guess, response });
	await expect(guessed).rejects.toMatchObject({ code: "ceremony-ended" });
	await finishSignin(ground.storage, ground.party, { who, ceremony, response });
});

test("a ceremony is finished as whom it was begun", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { ceremony, sign } = await begin(ground, alice, "alice");
	const finished = finishSignin(ground.storage, ground.party, { who: "bob", ceremony, response: sign() });
	await expect(finished).rejects.toMatchObject({ code: "ceremony-ended" });
});

test("somebody's passkey does not answer for the account that was named", async () => {
	const ground = await openGround();
	await ground.join("alice");
	const bob = await ground.join("bob");
	const { who, ceremony, sign } = await begin(ground, bob, "alice");
	const finished = finishSignin(ground.storage, ground.party, { who, ceremony, response: sign() });
	await expect(finished).rejects.toMatchObject({ code: "signin-refused" });
});

test("a name that does not exist gets stable decoys of the same shape", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const options = async (who: string) => (await begin(ground, alice, who)).options;
	const decoy = await options("nobody");
	expect(decoy).toEqual(await options("nobody"));
	expect(decoy.allowCredentials).not.toEqual((await options("noone")).allowCredentials);
	const known = await options("alice");
	expect(Object.keys(decoy)).toEqual(Object.keys(known));
	expect(Object.keys(decoy.allowCredentials[0] ?? {})).toEqual(Object.keys(known.allowCredentials[0] ?? {}));
});

test("a ceremony ends after five minutes", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { who, ceremony, sign } = await begin(ground, alice);
	ground.pass(5 * 60_000);
	const finished = finishSignin(ground.storage, ground.party, { who, ceremony, response: sign() });
	await expect(finished).rejects.toMatchObject({ code: "ceremony-ended" });
});

test("a proof is good once, for its own session, for five minutes", async () => {
	const ground = await openGround();
	const { storage } = ground;
	const [alice, bob] = [await ground.join("alice"), await ground.join("bob")];
	const issue = () => issueProof(storage, alice);
	const { proof } = await issue();
	await expect(takeProof(storage, bob, proof)).rejects.toMatchObject({ code: "token-refused" });
	await takeProof(storage, alice, proof);
	await expect(takeProof(storage, alice, proof)).rejects.toMatchObject({ code: "token-refused" });
	const late = await issue();
	ground.pass(5 * 60_000);
	await expect(takeProof(storage, alice, late.proof)).rejects.toMatchObject({ code: "token-refused" });
});
