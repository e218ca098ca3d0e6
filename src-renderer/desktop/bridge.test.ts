import { expect, test } from "vitest";
import { Problem } from "../../contract/problem.ts";
import { failureCode, failureSentence } from "../desk/failure.ts";
import { mainProcess } from "./bridge.ts";

const id = "a".repeat(26);
const login = { account: "b".repeat(16), id };

test("a call goes by its name, and its value comes back", async () => {
	const made: unknown[] = [];
	const main = mainProcess({
		call: async (name, given) => {
			made.push([name, given]);
			return { ok: true, value: { quietUntil: "2026-11-29T12:00:00Z" } };
		},
		onSnapshot: () => () => {},
	});
	expect(await main.report(login)).toEqual({ quietUntil: "2026-11-29T12:00:00Z" });
	expect(made).toEqual([["report", login]]);
});

test("what the server says comes back as its problem, with its members", async () => {
	const main = mainProcess({
		call: async () => ({ ok: false, code: "wrong-code", members: { attemptsLeft: 1 } }),
		onSnapshot: () => () => {},
	});
	const failed: unknown = await main.deny(login).catch((thrown: unknown) => thrown);
	expect(failed).toBeInstanceOf(Problem);
	expect(failed).toMatchObject({ code: "wrong-code", members: { attemptsLeft: 1 } });
});

test("what only the app says has words as well", async () => {
	const main = mainProcess({
		call: async () => ({ ok: false, code: "no-browser", members: {} }),
		onSnapshot: () => () => {},
	});
	const failed: unknown = await main.openPairingPage({}).catch((thrown: unknown) => thrown);
	expect(failureCode(failed)).toBe("no-browser");
});

test("the sentence that main has for a failure comes along", async () => {
	const failing = (members: Record<string, unknown>) =>
		mainProcess({
			call: async () => ({ ok: false, code: "security-key", members }),
			onSnapshot: () => () => {},
		})
			.addKey({ account: login.account })
			.catch((thrown: unknown) => thrown);
	expect(failureSentence(await failing({ sentence: "This key is locked." }))).toBe("This key is locked.");
	expect(failureSentence(await failing({ sentence: 7 }))).toBeUndefined();
	expect(failureCode(await failing({}))).toBe("security-key");
});
