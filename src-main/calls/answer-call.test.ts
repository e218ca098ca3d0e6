import { expect, test } from "vitest";
import { Unreachable } from "../../client/call-server.ts";
import { ipcCalls } from "../../contract/desktop/ipc-calls.ts";
import { type IpcName, ipcNames } from "../../contract/desktop/ipc-names.ts";
import { Problem } from "../../contract/problem.ts";
import { OtherAddress } from "../../native-app/connect-server.ts";
import { CertificateRefused } from "../accounts/surroundings.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { answerCall, type IpcHandlers } from "./answer-call.ts";

const account = "a".repeat(16);
const id = "b".repeat(26);

/** Handlers that all do the same, and what got through to them. */
function handlersThat(does: () => unknown) {
	const given: unknown[] = [];
	const handler = (what: unknown) => {
		given.push(what);
		return does();
	};
	return { given, handlers: Object.fromEntries(ipcNames.map((name) => [name, handler])) as unknown as IpcHandlers };
}

const call = async (name: IpcName, given: unknown, does: () => unknown = () => "done") => {
	const reported: unknown[] = [];
	const { handlers, given: got } = handlersThat(does);
	const answer = await answerCall(handlers, name, given, (error) => reported.push(error));
	return { answer, got, reported };
};

test("the table has a schema for each name, and none beside", () => {
	expect(Object.keys(ipcCalls).sort()).toEqual([...ipcNames].sort());
});

test("what fits the table gets through", async () => {
	const { answer, got } = await call("deny", { account, id });
	expect(answer).toEqual({ ok: true, value: "done" });
	expect(got).toEqual([{ account, id }]);
});

test.each<[IpcName, unknown]>([
	["deny", undefined],
	["deny", { account }],
	["deny", { account, id, report: true }],
	["deny", { account: "../../x", id }],
	["deny", { account, id: id.toUpperCase() }],
	["approve", { account, id, code: "123", method: "window" }],
	["approve", { account, id, code: "12", method: "anything" }],
	["approve", { account, id, code: "1".repeat(1_000_000), method: "window" }],
	["beginPairing", { address: "a".repeat(301) }],
	["beginPairing", { address: ["https://sign.example.org"] }],
	["goTo", { at: "request", account, id, request: {} }],
	["goTo", { at: "elsewhere" }],
	["goTo", "waiting"],
	["endedRequests", { account, scope: "all", limit: 100_000 }],
	["changeSettings", { theme: "dark", server: "https://evil.example" }],
	["changeSettings", { quietHours: { on: true, from: "24:00", to: "07:00" } }],
	["snapshot", { a: 1 }],
	["snapshot", null],
])("what does not fit is refused, and nobody hears of it: %s %j", async (name, given) => {
	const { answer, got } = await call(name, given);
	expect(answer).toEqual({ ok: false, code: "invalid-call", members: {} });
	expect(got).toEqual([]);
});

test.each([
	[new Problem("wrong-code", { attemptsLeft: 1 }), { code: "wrong-code", members: { attemptsLeft: 1 } }],
	[new Problem("already-settled", { state: "denied" }), { code: "already-settled", members: { state: "denied" } }],
	[
		new Problem("internal", { sentence: "Type your PIN", suggestion: "https://evil.example", attemptsLeft: "many" }),
		{ code: "internal", members: {} },
	],
	[
		new OtherAddress("https://other.example"),
		{ code: "other-address", members: { suggestion: "https://other.example" } },
	],
	[new OtherAddress("javascript:alert(1)"), { code: "other-address", members: {} }],
	[new DesktopFailure("prompt-closed"), { code: "prompt-closed", members: {} }],
	[new Unreachable("no answer"), { code: "unreachable", members: {} }],
	[
		new Unreachable("no answer", { cause: new CertificateRefused("not trusted") }),
		{ code: "certificate", members: {} },
	],
])("a failure crosses as its code: %s", async (thrown, failure) => {
	const { answer, reported } = await call("snapshot", {}, () => {
		throw thrown;
	});
	expect(answer).toEqual({ ok: false, ...failure });
	expect(reported).toEqual([]);
});

test("what nobody foresaw says nothing to the window, and is reported", async () => {
	const error = new Error("token abc");
	const { answer, reported } = await call("snapshot", {}, () => Promise.reject(error));
	expect(answer).toEqual({ ok: false, code: "unknown", members: {} });
	expect(reported).toEqual([error]);
});
