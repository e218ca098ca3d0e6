import { expect, test } from "vitest";
import type { KeyStep } from "../../../contract/desktop/key-step.ts";
import { pinComplaint, pinNews, stepNews } from "./step-news.ts";

const key = "YubiKey 5C";

test("another key is asked for with the reason, and the new one by its name", () => {
	const step = { kind: "insert-key", because: "not-registered", key } as const;
	expect(stepNews(step, "alice", false)).toEqual({
		before: "YubiKey 5C is not registered to alice. Use another.",
		title: "Plug in your key",
	});
	expect(stepNews({ ...step, because: undefined }, "alice", true).title).toBe("Plug in the new key");
	expect(stepNews({ ...step, because: "pulled-out", key: undefined }, "alice", false).before).toBe(
		"This key was pulled out.",
	);
});

test("what a key is called can not be read as a place of ours", () => {
	const step = { kind: "insert-key", because: "unsuitable", key: "{account}" } as const;
	expect(stepNews(step, "alice", false).before).toBe("{account} can not be used for this. Use another.");
});

test("a finger that was not recognised is said with the tries that are left", () => {
	const sensor = (triesLeft: number | undefined) => stepNews({ kind: "touch-sensor", key, triesLeft }, "alice", false);
	expect(sensor(undefined).before).toBeUndefined();
	expect(sensor(2).before).toBe("That finger was not recognised. 2 tries left.");
	expect(sensor(1).before).toBe("That finger was not recognised. 1 try left, then the key asks for its PIN.");
});

test("a wrong PIN says what is left where that is told, and what was found here goes before", () => {
	const step = { kind: "enter-pin", key, triesLeft: 7, minLength: 4, problem: "wrong" } as const;
	expect(pinComplaint(step, undefined)).toEqual({ what: "That PIN was wrong.", means: "7 tries left." });
	expect(pinComplaint({ ...step, triesLeft: undefined }, undefined)?.means).toBe("");
	expect(pinComplaint(step, "too-short")?.what).toBe("That is too short.");
	expect(pinComplaint({ ...step, triesLeft: 6, problem: "wrong-twice" }, undefined)?.means).toBe(
		"6 tries left. One more wrong one, and the key has to be unplugged first.",
	);
	expect(pinComplaint({ ...step, problem: undefined }, undefined)).toBeUndefined();
});

test("only a PIN that has to be thought of is explained", () => {
	const enter: KeyStep = { kind: "enter-pin", key, triesLeft: 8, minLength: 4, problem: undefined };
	const set: KeyStep = { kind: "set-pin", key, minLength: 6, problem: undefined };
	expect(pinNews(enter)).toBeUndefined();
	expect(pinNews(set)?.hint).toMatch(/^At least 6 characters\./);
});
