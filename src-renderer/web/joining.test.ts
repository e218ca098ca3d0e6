import { expect, test } from "vitest";
import { words } from "../words.ts";
import { nameComplaint } from "./account-name.ts";
import { passkeyNameFor } from "./passkey-name.ts";

test("each broken rule of a name is named", () => {
	expect(["alice", "a-1", "a".repeat(63)].map(nameComplaint)).toEqual([undefined, undefined, undefined]);
	expect(nameComplaint("")).toBe(words.join.nameFirst);
	expect(nameComplaint("1alice")).toBe(words.join.nameFirst);
	expect(nameComplaint("Alice")).toBe(words.join.nameFirst);
	expect(nameComplaint("al ice")).toBe(words.join.nameLetters);
	expect(nameComplaint("al")).toBe(words.join.nameShort);
	expect(nameComplaint("a".repeat(64))).toBe(words.join.nameLong);
});

test("a passkey is first called after its device", () => {
	expect(passkeyNameFor("Mozilla/5.0 (X11; Linux x86_64)")).toBe("Passkey on this Linux computer");
	expect(passkeyNameFor("Mozilla/5.0 (Linux; Android 16)")).toBe("Passkey on this Android device");
	expect(passkeyNameFor("Mozilla/5.0 (iPhone; CPU iPhone OS 19 like Mac OS X)")).toBe("Passkey on this iPhone");
	expect(passkeyNameFor("")).toBe("Passkey on this device");
});
