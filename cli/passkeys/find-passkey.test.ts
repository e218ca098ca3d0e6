import { expect, test } from "vitest";
import type { Passkey } from "../../contract/account.ts";
import { findPasskey } from "./find-passkey.ts";
import { passkeyTable } from "./passkey-table.ts";

function passkey(id: string, name: string): Passkey {
	return {
		id,
		name,
		createdAt: "2026-11-22T14:31:28.000Z",
		backedUp: false,
		backupEligible: false,
		transports: ["usb"],
		aaguid: "",
	};
}

const [blue, green, red, hyphened] = [
	passkey("abcdefghijkl", "Blue"),
	passkey("abcdefghXYZW", "Green"),
	passkey("Abcdefghijkl", "Käse"),
	passkey("--abcdzzzzzzzz", "Blue key"),
];
const all = [blue, green, red, hyphened];

test.each([
	["Blue", blue],
	["Ka\u0308se", red],
	["abcdefghi", blue],
	["Abc", red],
	["abcdz", hyphened],
	["--abcdz", hyphened],
])("%j names one", (given, found) => {
	expect(findPasskey(all, given)).toBe(found);
});

test("a name goes before the beginning of an id", () => {
	const named = passkey("zzzzzzzz", "abcdefgh");
	expect(findPasskey([...all, named], "abcdefgh")).toBe(named);
});

test("none and several are told apart, with what there is", () => {
	expect(() => findPasskey(all, "abcdefgh")).toThrow(
		expect.objectContaining({
			code: "usage",
			message: 'Several passkeys fit "abcdefgh": name one by its id, abcdefghi ("Blue"), abcdefghX ("Green").',
		}),
	);
	expect(() => findPasskey([blue, passkey("zzzz", "Blue")], "Blue")).toThrow(/abcdefgh \("Blue"\), zzzz \("Blue"\)/);
	expect(() => findPasskey([blue, green], "blue")).toThrow(
		expect.objectContaining({
			code: "not-found",
			message: 'No passkey is called "blue", or has an id that begins so. There are: "Blue", "Green".',
		}),
	);
	expect(() => findPasskey(all, "")).toThrow(/No passkey is called ""/);
});

test("every id of the table names its passkey, and none reads as an option", () => {
	const ids = passkeyTable(all)
		.slice(1)
		.map((line) => line.split(/ +/).at(-1) ?? "");
	expect(ids).toEqual(["abcdefghi", "abcdefghX", "Abcdefgh", "abcdzzzz"]);
	expect(ids.map((id) => findPasskey(all, id))).toEqual(all);
});

test("the table says what each is, and cuts words to a terminal's width, never an id", () => {
	const used = {
		...passkey("abcdefghijkl", "A name that is longer than others"),
		lastUsedAt: "2026-12-01T00:00:00.000Z",
	};
	expect(passkeyTable([used, green])).toEqual([
		"NAME                               KIND               ADDED       LAST USED   ID",
		"A name that is longer than others  Security key, USB  2026-11-22  2026-12-01  abcdefghi",
		"Green                              Security key, USB  2026-11-22  never       abcdefghX",
	]);
	for (const line of passkeyTable([used, green], 70)) expect(line.length).toBeLessThanOrEqual(70);
	expect(passkeyTable([used, green], 70)[1]).toMatch(/^A name that is.*… +Secur.* abcdefghi$/);
});
