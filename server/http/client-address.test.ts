import { expect, test } from "vitest";
import { plainAddress } from "./client-address.ts";

test.each([
	["203.0.113.24", "203.0.113.24"],
	["::ffff:203.0.113.24", "203.0.113.24"],
	["::FFFF:CB00:7118", "203.0.113.24"],
	["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
	["2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
	["fe80::1%eth0", "fe80::1"],
	["::1", "::1"],
	["203.0.113.5:4711", "203.0.113.5"],
	["[2001:db8::1]:4711", "2001:db8::1"],
	["not an address", undefined],
	["<b>x</b>", undefined],
	["203.0.113.5\tSSH approved", undefined],
	["", undefined],
])("%s is written %s", (address, written) => {
	expect(plainAddress(address)).toBe(written);
});
