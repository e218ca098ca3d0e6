import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { lastChange, timeAgo } from "./last-change.ts";

test("the last change is the newest request or end", () => {
	const asked = { createdAt: "2026-11-21T14:31:00.000Z" } as LoginRequest;
	const ended = { createdAt: "2026-11-21T14:30:00.000Z", settledAt: "2026-11-21T14:32:00.000Z" } as LoginRequest;
	expect(lastChange([asked, ended])).toBe(Date.parse("2026-11-21T14:32:00.000Z"));
	expect(lastChange([])).toBeUndefined();
});

test("time is told in its largest whole unit, and never in the future", () => {
	expect([-5, 2_400, 59_999, 60_000, 3_600_000 * 5, 86_400_000 * 2].map(timeAgo)).toEqual([
		"0 s ago",
		"2 s ago",
		"59 s ago",
		"1 min ago",
		"5 h ago",
		"2 d ago",
	]);
});
