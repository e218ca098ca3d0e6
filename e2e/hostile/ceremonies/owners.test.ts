import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import type { Person } from "../../api/household.ts";
import { askOverApi } from "../../requester/ask-over-api.ts";
import { approveWith } from "../../software-passkey/approve-with.ts";
import { signInWith } from "../../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../software-passkey/software-passkey.ts";
import { openWorld, type World } from "../world/world.ts";
import { browserFromAnywhere } from "./from-anywhere.ts";

const names = ["alice", "bob", "carol"] as const;
const holders = [...names, "nobody"] as const;
const pairs = names.flatMap((user) => holders.map((holder) => [user, holder] as const));

let world: World;
let people: Record<(typeof names)[number], Person>;
const nobodys = createSoftwarePasskey();

beforeAll(async () => {
	world = await openWorld();
	people = { alice: world.alice, bob: world.bob, carol: await world.join("carol") };
});

afterAll(() => world?.stop());

const passkeyOf = (holder: (typeof holders)[number]) => (holder === "nobody" ? nobodys : people[holder].passkey);

/** The code it is refused with, or "taken". */
const outcome = (attempt: Promise<unknown>) =>
	attempt.then(
		() => "taken",
		(error: unknown) => Object(error).code,
	);

describe.each(pairs)("as %s with the passkey of %s", (user, holder) => {
	const own = user === holder;

	test("one signs in only with one's own", async () => {
		const session = browserFromAnywhere(world.origin);
		const answer = signInWith(session, passkeyOf(holder), { account: user });
		expect(await outcome(answer)).toBe(own ? "taken" : "signin-refused");
		expect(await outcome(session.send(calls.session, {}))).toBe(own ? "taken" : "not-signed-in");
	});

	test("one proves nothing but one's own", async () => {
		const answer = signInWith(people[user].session, passkeyOf(holder), { purpose: "proof" });
		expect(await outcome(answer)).toBe(own ? "taken" : "signin-refused");
	});

	test("one approves only with one's own", async () => {
		const { id, matchCode: code } = await askOverApi(world.origin, { account: user, kind: "login" });
		const answer = approveWith(people[user].session, passkeyOf(holder), { id, code });
		expect(await outcome(answer)).toBe(own ? "taken" : "proof-refused");
		const { state } = await people[user].session.send(calls.loginRequest, { params: { id } });
		expect(state).toBe(own ? "approved" : "pending");
	});
});
