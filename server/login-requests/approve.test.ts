import { expect, test } from "vitest";
import { verifyChain } from "../audit/verify-chain.ts";
import { openGround } from "../testing/ground.ts";
import { approveLoginRequest } from "./approve.ts";
import { storedState } from "./current-state.ts";
import { denyLoginRequest } from "./deny.ts";
import { expireDue } from "./expire-due.ts";

const other = (code: string) => (code === "17" ? "18" : "17");

test("a signature over what was read approves, and its receipt holds the text", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice", { host: "build-7", osUser: "ci" });
	const receipt = await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	expect(receipt.text).toContain(`\naccount: alice\n`);
	expect(receipt.text).toContain(`\nhost: build-7\nos-user: ci\naddress: 203.0.113.24\n`);
	expect(receipt.text.endsWith(`\ncode: ${matchCode}\n`)).toBe(true);
	expect(await storedState(ground.storage.db, id)).toBe("approved");
});

test("the first wrong code costs an attempt, the second denies", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const wrong = other(matchCode);
	const first = approveLoginRequest(ground, alice, id, await ground.sign(alice, id, wrong));
	await expect(first).rejects.toMatchObject({ code: "wrong-code", members: { attemptsLeft: 1 } });
	const second = approveLoginRequest(ground, alice, id, await ground.sign(alice, id, wrong));
	await expect(second).rejects.toMatchObject({ code: "wrong-code", members: { attemptsLeft: 0 } });
	expect(await storedState(ground.storage.db, id)).toBe("denied");
});

test("the right code after a wrong one approves", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const wrong = await ground.sign(alice, id, other(matchCode));
	await expect(approveLoginRequest(ground, alice, id, wrong)).rejects.toMatchObject({ code: "wrong-code" });
	await approveLoginRequest(ground, alice, id, await ground.sign(alice, id, matchCode));
	expect(await storedState(ground.storage.db, id)).toBe("approved");
});

test("the identical response gets the identical answer and costs nothing", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const wrong = await ground.sign(alice, id, other(matchCode));
	for (let again = 0; again < 3; again++)
		await expect(approveLoginRequest(ground, alice, id, wrong)).rejects.toMatchObject({
			members: { attemptsLeft: 1 },
		});
	const right = await ground.sign(alice, id, matchCode);
	const receipt = await approveLoginRequest(ground, alice, id, right);
	expect(await approveLoginRequest(ground, alice, id, right)).toEqual(receipt);
});

test("the identical response handed in many times at once is one decision with one answer", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const many = async (response: Awaited<ReturnType<typeof ground.sign>>) =>
		Promise.allSettled(Array.from({ length: 8 }, () => approveLoginRequest(ground, alice, id, response)));
	for (const answer of await many(await ground.sign(alice, id, other(matchCode))))
		expect(answer).toMatchObject({ reason: { code: "wrong-code", members: { attemptsLeft: 1 } } });
	const [first, ...rest] = await many(await ground.sign(alice, id, matchCode));
	expect(first).toMatchObject({ status: "fulfilled" });
	for (const answer of rest) expect(answer).toEqual(first);
});

test("two wrong codes at the same moment cost two attempts, never one", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const responses = [await ground.sign(alice, id, other(matchCode)), await ground.sign(alice, id, other(matchCode))];
	const answers = await Promise.allSettled(
		responses.map((response) => approveLoginRequest(ground, alice, id, response)),
	);
	// Where both counted the same count, one of them is refused for its counter; but no attempt goes uncounted.
	const counted = answers.filter((answer) => answer.status === "rejected" && answer.reason.code === "wrong-code");
	const { attempts_left } = await ground.storage.db
		.selectFrom("login_request")
		.select("attempts_left")
		.where("id", "=", id)
		.executeTakeFirstOrThrow();
	expect(counted.length).toBeGreaterThan(0);
	expect(attempts_left).toBe(2 - counted.length);
});

test("twenty decisions at once: one outcome, one audit entry", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice", ["admin"]);
	const before = await auditedDecisions(ground);
	for (let round = 0; round < 20; round++) {
		const { id, matchCode } = await ground.ask("alice");
		const responses = [];
		for (let count = 0; count < 10; count++) responses.push(await ground.sign(alice, id, matchCode));
		const answers = await Promise.allSettled([
			...responses.map((response) => approveLoginRequest(ground, alice, id, response)),
			...responses.map(() => denyLoginRequest(ground, alice, id)),
		]);
		const state = await storedState(ground.storage.db, id);
		const won = answers.slice(0, 10).filter(({ status }) => status === "fulfilled").length;
		expect(won).toBe(state === "approved" ? 1 : 0);
		expect(["approved", "denied"]).toContain(state);
	}
	expect((await auditedDecisions(ground)) - before).toBe(20);
	expect(await verifyChain(ground.storage.db)).toMatchObject({ whole: true });
});

test("a signature that comes a moment too late approves nothing, even before the sweep", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const response = await ground.sign(alice, id, matchCode);
	ground.pass(180_000);
	const late = approveLoginRequest(ground, alice, id, response);
	await expect(late).rejects.toMatchObject({ code: "already-settled", members: { state: "expired" } });
	await expireDue(ground.storage, ground.hub);
	expect(await storedState(ground.storage.db, id)).toBe("expired");
});

test("a passkey that was cloned, and so counts back, approves nothing", async () => {
	const ground = await openGround();
	const alice = await ground.join("alice");
	const { id, matchCode } = await ground.ask("alice");
	const late = await ground.sign(alice, id, matchCode);
	const { id: next, matchCode: nextCode } = await ground.ask("alice");
	await approveLoginRequest(ground, alice, next, await ground.sign(alice, next, nextCode));
	await expect(approveLoginRequest(ground, alice, id, late)).rejects.toMatchObject({ code: "proof-refused" });
});

test("no pair of a person and somebody else's passkey approves", async () => {
	const ground = await openGround();
	const people = [await ground.join("alice"), await ground.join("bob"), await ground.join("carol", ["admin"])];
	for (const owner of people)
		for (const signer of people) {
			const { id, matchCode } = await ground.ask(owner.account.name);
			const response = await ground.sign({ ...owner, passkey: signer.passkey }, id, matchCode);
			const approved = approveLoginRequest(ground, owner, id, response);
			if (owner === signer) await approved;
			else await expect(approved).rejects.toMatchObject({ code: "proof-refused", members: {} });
		}
});

async function auditedDecisions({ storage }: Awaited<ReturnType<typeof openGround>>): Promise<number> {
	const rows = await storage.db.selectFrom("audit_entry").select("seq").where("request_id", "is not", null).execute();
	return rows.length;
}
