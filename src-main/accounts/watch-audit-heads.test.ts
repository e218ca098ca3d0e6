import { beforeEach, expect, test } from "vitest";
import type { KeptAccount } from "./kept-account.ts";
import { watchAuditHeads } from "./watch-audit-heads.ts";

const id = "a".repeat(16);
const hash = (letter: string) => letter.repeat(43);
const [three, otherThree, four, seven] = [
	`3:${hash("a")}`,
	`3:${hash("b")}`,
	`4:${hash("c")}`,
	`7:${hash("d")}`,
] as const;

let shelf: KeptAccount[];
let writes: number;
const watch = () =>
	watchAuditHeads({
		read: () => shelf,
		keep: (accounts) => {
			writes += 1;
			shelf = [...accounts];
		},
	});

beforeEach(() => {
	writes = 0;
	shelf = [
		{ id, server: "https://sign.example.org", rpId: "sign.example.org", account: "alice", pairing: "p", sealed: "s" },
	];
});

test("a log that goes on is kept, over a restart and without writing what is known", () => {
	const heads = watch();
	expect(heads.look(id, undefined)).toBeUndefined();
	for (const head of [three, three, seven]) expect(heads.look(id, head)).toBeUndefined();
	expect(writes).toBe(2);
	expect(shelf[0]?.auditHead).toBe(seven);
	expect(watch().look(id, four)).toBe("cut-off");
});

test("one that does not is told until it has grown beyond what was seen", () => {
	watch().look(id, three);
	const heads = watch();
	expect(heads.look(id, otherThree)).toBe("other-log");
	expect(heads.look(id, undefined)).toBe("other-log");
	expect(watch().look(id, otherThree)).toBe("other-log");
	expect(heads.look(id, seven)).toBeUndefined();
});

test("an account that is not kept is compared within the run, and never written", () => {
	shelf = [];
	const heads = watch();
	heads.look(id, four);
	expect(heads.look(id, three)).toBe("cut-off");
	expect(writes).toBe(0);
});

test("a folder that can not be written to takes nothing from this run", () => {
	const heads = watchAuditHeads({
		read: () => shelf,
		keep: () => {
			throw new Error("It is read-only.");
		},
	});
	expect(heads.look(id, four)).toBeUndefined();
	expect(heads.look(id, three)).toBe("cut-off");
});
