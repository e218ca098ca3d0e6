import { expect, test } from "vitest";
import { linkAmong, readLink } from "./read-link.ts";

const id = "abcdefghijklmnopqrstuvwxyz";
const code = "c".repeat(43);

test("a link opens one login, or brings a pairing's code", () => {
	expect(readLink(`countersign://approve/${id}`)).toEqual({ kind: "approve", id });
	expect(readLink(`countersign://paired?code=${code}`)).toEqual({ kind: "paired", code });
});

test.each([
	`https://approve/${id}`,
	`countersign://deny/${id}`,
	`countersign://approve/${id}/deny`,
	`countersign://approve/${id.toUpperCase()}`,
	"countersign://approve/..%2f..",
	"countersign://approve/",
	"countersign://paired?code=short",
	"countersign:approve",
	"countersign://",
	"",
])("anything else says nothing: %s", (link) => expect(readLink(link)).toBeUndefined());

test("it is found among the arguments, wherever Chromium puts its own", () => {
	const link = `countersign://approve/${id}`;
	expect(linkAmong(["electron", "--flag", link, "--allow-file-access"])).toEqual({ kind: "approve", id });
	expect(linkAmong(["electron", "."])).toBeUndefined();
});
