import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { fitting, narrowingOf, olderMayFit } from "./narrowing.ts";

const now = Date.parse("2026-11-21T14:31:00.000Z");
const request = (id: string, hoursAgo: number, more: Partial<LoginRequest> = {}) =>
	({
		id,
		account: "alice",
		kind: "ssh",
		state: "approved",
		createdAt: new Date(now - hoursAgo * 3_600_000).toISOString(),
		...more,
	}) as LoginRequest;
const narrowing = (search: string) => narrowingOf(new URLSearchParams(search));
const ids = (requests: readonly LoginRequest[]) => requests.map(({ id }) => id);

test("an address is read, and what makes no sense in it counts for nothing", () => {
	expect(narrowing("state=denied&account=bob&kind=run&since=week")).toEqual({
		state: "denied",
		account: "bob",
		kind: "run",
		since: "week",
	});
	expect(narrowing("state=lost&account=Bob!&kind=&since=ever")).toEqual({
		state: "all",
		account: undefined,
		kind: undefined,
		since: "any",
	});
});

test("account, kind, time and search narrow together", () => {
	const all = [request("1", 1), request("2", 30, { kind: "run" }), request("3", 400, { account: "bob" })];
	expect(ids(fitting(all, narrowing(""), "", now))).toEqual(["1", "2", "3"]);
	expect(ids(fitting(all, narrowing("since=week"), "", now))).toEqual(["1", "2"]);
	expect(ids(fitting(all, narrowing("since=day&kind=ssh"), "alice", now))).toEqual(["1"]);
	expect(ids(fitting(all, narrowing("account=bob&since=month"), "ssh", now))).toEqual(["3"]);
	expect(ids(fitting(all, narrowing("account=bob"), "alice", now))).toEqual([]);
});

test("older pages are of no use once the oldest loaded is too old", () => {
	expect(olderMayFit([request("1", 1), request("2", 30)], narrowing("since=day"), now)).toBe(false);
	expect(olderMayFit([request("1", 1), request("2", 30)], narrowing("since=week"), now)).toBe(true);
	expect(olderMayFit([], narrowing("since=day"), now)).toBe(true);
});
