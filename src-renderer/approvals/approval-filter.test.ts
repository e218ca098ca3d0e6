import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { found, ofState, pendingFirst } from "./approval-filter.ts";

function request(id: string, more: Partial<LoginRequest>): LoginRequest {
	return {
		id,
		account: "alice",
		kind: "ssh",
		address: "203.0.113.24",
		createdAt: "",
		expiresAt: "",
		keyThumbprint: "",
		nonce: "",
		matchCode: "required",
		announced: true,
		state: "approved",
		...more,
	};
}

const one = request("1", { target: "server01", osUser: "ci" });
const two = request("2", { account: "bob", kind: "run", command: "Make Deploy", state: "pending" });
const ids = (requests: readonly LoginRequest[]) => requests.map(({ id }) => id);

test("every word of a search has to stand somewhere", () => {
	expect(ids(found([one, two], ""))).toEqual(["1", "2"]);
	expect(ids(found([one, two], "203 SERVER"))).toEqual(["1"]);
	expect(ids(found([one, two], "deploy bob"))).toEqual(["2"]);
	expect(ids(found([one, two], "alice deploy"))).toEqual([]);
	expect(ids(found([one, two], "nonce undefined"))).toEqual([]);
});

test("a state can be chosen", () => {
	expect(ids(ofState([one, two], "pending"))).toEqual(["2"]);
	expect(ids(ofState([one, two], "all"))).toEqual(["1", "2"]);
});

test("pending ones come first, and nothing twice", () => {
	expect(ids(pendingFirst([two], [one, request("2", { state: "denied" })]))).toEqual(["2", "1"]);
});
