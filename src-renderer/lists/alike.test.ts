import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { alike } from "./alike.ts";

const request = (id: string, more: Partial<LoginRequest> = {}) =>
	({ id, account: "alice", kind: "ssh", target: "server01", address: "203.0.113.24", ...more }) as LoginRequest;
const ids = (requests: readonly LoginRequest[]) => alike(requests).map((lot) => lot.map(({ id }) => id));

test("requests that want the same from the same address are one lot, newest first", () => {
	expect(ids([request("3"), request("2", { target: "server02" }), request("1")])).toEqual([["3", "1"], ["2"]]);
});

test("another address, kind or account is another lot", () => {
	const others = [request("2", { address: "::1" }), request("3", { kind: "login" }), request("4", { account: "bob" })];
	expect(ids([request("1"), ...others])).toEqual([["1"], ["2"], ["3"], ["4"]]);
});

test("a claimed command makes no difference: a flood may vary what it claims", () => {
	expect(ids([request("2", { command: "a" }), request("1", { command: "b" })])).toEqual([["2", "1"]]);
});
