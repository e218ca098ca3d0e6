import { expect, test } from "vitest";
import type { AllowedPasskeys } from "../../client/approve-login.ts";
import { createPasskeysAhead, type OpenLogin } from "./passkeys-ahead.ts";

const one = { account: "alice", id: "one" };
const answer = { rpId: "localhost", origin: "http://localhost", allowCredentials: [] } as unknown as AllowedPasskeys;

function asking(reply: () => Promise<AllowedPasskeys> = async () => answer) {
	const asked: OpenLogin[] = [];
	const ahead = createPasskeysAhead((login) => {
		asked.push(login);
		return reply();
	});
	return { asked, ahead };
}

test("asks once while a card is open, and gives the answer to one approval", async () => {
	const { asked, ahead } = asking();
	ahead.prepare(one);
	ahead.prepare({ ...one });
	expect(asked).toEqual([one]);
	await expect(ahead.take(one)).resolves.toBe(answer);
	ahead.prepare(one);
	await expect(ahead.take(one)).resolves.toBeUndefined();
	expect(asked).toHaveLength(1);
});

test("asks again for a card that was closed and opened", async () => {
	const { asked, ahead } = asking();
	ahead.prepare(one);
	ahead.prepare(undefined);
	await expect(ahead.take(one)).resolves.toBeUndefined();
	ahead.prepare(one);
	await expect(ahead.take(one)).resolves.toBe(answer);
	expect(asked).toHaveLength(2);
});

test.each([
	["another login", { account: "alice", id: "two" }],
	["another account", { account: "bob", id: "one" }],
])("gives nothing to %s", async (_, other) => {
	const { ahead } = asking();
	ahead.prepare(one);
	await expect(ahead.take(other)).resolves.toBeUndefined();
});

test("leaves it to the approval to say that the server is away", async () => {
	const { ahead } = asking(async () => Promise.reject(new Error("away")));
	ahead.prepare(one);
	await expect(ahead.take(one)).resolves.toBeUndefined();
});
