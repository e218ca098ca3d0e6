import { expect, test } from "vitest";
import { judgeLogin } from "./judge-login.ts";
import type { EntryRow, LoginRow } from "./read-remains.ts";
import type { ToldLogin } from "./told.ts";

const receipt = { signature: "signed" } as NonNullable<LoginRow["receipt_json"]>;
const claims = { jti: "token", cnf: { jkt: "key" } };
const waiting = { id: "login", account: "alice", key_thumbprint: "key", created_at: 10, expires_at: 99 };
const nothing = { settled_at: null, collected_at: null, receipt_json: null, claims_json: null };
const collected: LoginRow = {
	...{ ...waiting, state: "collected", settled_at: 11, collected_at: 12 },
	...{ receipt_json: receipt, claims_json: claims },
};
const denied: LoginRow = { ...waiting, ...nothing, state: "denied", settled_at: 11 };
const entry = (action: string): EntryRow => ({ seq: 1, at: 11, action, request_id: "login" });
const [approval, denial, report] = [entry("login-approved"), entry("login-denied"), entry("login-reported")];
const told = (members: Partial<ToldLogin> = {}): ToldLogin => ({
	...{ id: "login", account: "alice", keyThumbprint: "key", strangersServed: 0 },
	...{ ends: new Set(["approved"] as const), receipts: new Set(["signed"]), tokens: new Map([["token", "key"]]) },
	...members,
});

test("what is as it should be is no fault", () => {
	expect(judgeLogin(collected, [approval], told())).toEqual([]);
	expect(
		judgeLogin(denied, [denial, report], told({ ends: new Set(["denied"]), receipts: new Set(), tokens: new Map() })),
	).toEqual([]);
	expect(judgeLogin({ ...waiting, ...nothing, state: "pending" }, [])).toEqual([]);
});

test.each<[string, LoginRow, EntryRow[], ToldLogin?]>([
	["there is no state", { ...collected, state: "half" }, [approval]],
	["with the entries [] in the audit log", collected, []],
	["with the entries [login-approved,login-denied]", collected, [approval, denial]],
	["with the entries [login-denied,login-denied]", denied, [denial, denial]],
	["reported 1 times", collected, [approval, report]],
	["reported 2 times", denied, [denial, report, report]],
	["settled at null", { ...denied, settled_at: null }, [denial]],
	["settled before it was asked for", { ...denied, settled_at: 9 }, [denial]],
	["without a receipt", { ...collected, receipt_json: null }, [approval]],
	["with a receipt", { ...denied, receipt_json: receipt }, [denial]],
	["without a token", { ...collected, claims_json: null }, [approval]],
	["collected at null", { ...collected, collected_at: null }, [approval]],
	["the key is another", collected, [approval], told({ keyThumbprint: "other" })],
	["approved and as denied", collected, [approval], told({ ends: new Set(["approved", "denied"]) })],
	["told to be approved, and stored as denied", denied, [denial], told({ receipts: new Set(), tokens: new Map() })],
	["approved 2 times", collected, [approval], told({ receipts: new Set(["signed", "too"]) })],
	["another receipt than was acknowledged", collected, [approval], told({ receipts: new Set(["too"]) })],
	[
		"collected as 2 tokens",
		collected,
		[approval],
		told({
			tokens: new Map([
				["token", "key"],
				["too", "key"],
			]),
		}),
	],
	["another token than was handed out", collected, [approval], told({ tokens: new Map([["too", "key"]]) })],
	["bound to another key", collected, [approval], told({ tokens: new Map([["token", "other"]]) })],
	["given to 1 other keys", collected, [approval], told({ strangersServed: 1 })],
])("%s", (words, row, entries, heard) => {
	expect(judgeLogin(row, entries, heard).join("\n")).toContain(words);
});
