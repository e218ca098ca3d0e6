import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { type Asked, askOverApi } from "../requester/ask-over-api.ts";
import { denyLogin, signApproval } from "../software-passkey/approve-with.ts";
import { assembleCast, type Player } from "./cast.ts";
import { breakTables, type FaultyTable, faultyTables, mendTables } from "./faulty-tables.ts";
import { judgeLogin } from "./judge-login.ts";
import { judgeChain } from "./judge-remains.ts";
import { type MortalServer, openMortalServer } from "./mortal-server.ts";
import { type Remains, readRemains } from "./read-remains.ts";

interface Tried {
	readonly asked: Asked;
	readonly response: AuthenticationResponse;
	/** What the approval and the denial were answered while the table was broken. */
	readonly answers: readonly string[];
}

let server: MortalServer;
let alice: Player;
let remains: Remains;
const tried = new Map<FaultyTable, Tried>();

const approve = ({ id }: Asked, response: AuthenticationResponse) =>
	alice.browser.send(calls.approveLoginRequest, { params: { id }, body: { response } });
const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

async function attempt(host: FaultyTable): Promise<Tried> {
	const asked = await askOverApi(server.origin, { account: "alice", kind: "login", host });
	const response = await signApproval(alice.browser, alice.passkeys[0], { id: asked.id, code: asked.matchCode });
	const approved = await approve(asked, response).then(({ state }) => state, codeOf);
	const denied = await denyLogin(alice.browser, asked.id).then(({ state }) => state, codeOf);
	return { asked, response, answers: [approved, denied] };
}

beforeAll(async () => {
	server = await openMortalServer();
	[alice] = await assembleCast(server);
	await server.kill();
	breakTables(server.data);
	await server.restart();
	for (const host of faultyTables) tried.set(host, await attempt(host));
	await server.kill();
	remains = await readRemains(server.data);
	mendTables(server.data);
	await server.restart();
}, 60_000);

afterAll(async () => {
	await remains?.remove();
	await server?.stop();
});

test.each(faultyTables)("of a decision that can not be written whole nothing is written: %s", async (host) => {
	const { asked, response, answers } = tried.get(host) ?? (await attempt(host));
	expect(answers).toEqual(["internal", "internal"]);
	const row = remains.logins.get(asked.id);
	expect(row?.state).toBe("pending");
	expect(row && judgeLogin(row, remains.entries.get(asked.id) ?? [])).toEqual([]);
	// Refused and not lost: the very same signature is good once the table is.
	expect(await approve(asked, response)).toMatchObject({ state: "approved" });
});

test("and the audit log goes on where it was", async () => {
	expect(await judgeChain(remains)).toEqual([]);
});
