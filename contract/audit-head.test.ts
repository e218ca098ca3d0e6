import { expect, test } from "vitest";
import { readAuditHead } from "./audit-head.ts";

const hash = "F6c-t8_Zq0Hn1mCw0dJ9xk3vYtYQnE4Y5mC7l2sXUoA";

test("a head is a number of entries and the hash of the newest", () => {
	expect(readAuditHead(`17:${hash}`)).toEqual({ count: 17, hash });
	expect(readAuditHead("0:")).toEqual({ count: 0, hash: "" });
});

test.each(["", "17", hash, `:${hash}`, "17:", `0:${hash}`, `017:${hash}`, `-1:${hash}`, `17:${hash}x`, `17: ${hash}`])(
	"%j is none",
	(text) => expect(readAuditHead(text)).toBeUndefined(),
);
