import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { reportable } from "./reportable.ts";

const settledAt = "2026-11-21T14:32:07.000Z";
const end = Date.parse(settledAt);
const request = (more: Partial<LoginRequest>) =>
	({ account: "alice", state: "denied", settledAt, ...more }) as LoginRequest;

test("one's own login can be reported for a day after any end but approval", () => {
	for (const state of ["denied", "expired", "cancelled"] as const)
		expect(reportable(request({ state }), "alice", end + 86_399_999)).toBe(true);
	for (const state of ["pending", "approved"] as const)
		expect(reportable(request({ state }), "alice", end)).toBe(false);
	expect(reportable(request({}), "alice", end + 86_400_000)).toBe(false);
});

test("nobody reports for somebody else, nor twice", () => {
	expect(reportable(request({}), "carol", end)).toBe(false);
	expect(reportable(request({ reason: "reported" }), "alice", end)).toBe(false);
	expect(reportable(request({ reason: "wrong-code" }), "alice", end)).toBe(true);
});
