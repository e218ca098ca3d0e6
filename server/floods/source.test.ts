import { expect, test } from "vitest";
import { sourceOf } from "./source.ts";

test.each([
	["203.0.113.24", "203.0.113.24"],
	["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
	["2001:db8::1", "2001:db8::/64"],
	["2001:db8:0:1::1", "2001:db8:0:1::/64"],
	["::1", "::/64"],
	["fe80::1:2:3:4", "fe80::/64"],
])("%s belongs to %s", (address, source) => {
	expect(sourceOf(address)).toBe(source);
});
