import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { Problem } from "../../contract/problem.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { approveWith, denyLogin } from "../software-passkey/approve-with.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { startServer, type ThrowawayServer } from "../start/start-server.ts";

let server: ThrowawayServer;
// Synced to several devices, and so without a counter: each of them may sign at the same moment.
const passkey = createSoftwarePasskey({ counter: "none", backupEligible: true, backedUp: true });

beforeAll(async () => {
	server = await startServer();
	const session = openCookieSession(server.origin);
	await joinWith(session, passkey, { secret: linkSecret(server.setupLink), name: "alice" });
});

afterAll(() => server?.stop());

const signedIn = async () => {
	const session = openCookieSession(server.origin);
	await signInWith(session, passkey, { account: "alice" });
	return session;
};

const codeOf = (error: unknown) => (error instanceof Problem ? error.code : String(error));

test("of many approvals at once one goes through, and every other is told", async () => {
	const sessions = await Promise.all(Array.from({ length: 6 }, signedIn));
	const { id, matchCode } = await askOverApi(server.origin, { account: "alice", kind: "login" });
	const approvals = sessions.map((session) =>
		approveWith(session, passkey, { id, code: matchCode }).then(({ state }) => state, codeOf),
	);
	const answers = await Promise.all(approvals);
	expect(answers.sort()).toEqual([
		"already-settled",
		"already-settled",
		"already-settled",
		"already-settled",
		"already-settled",
		"approved",
	]);
});

test("of an approval and a denial at once one goes through", async () => {
	const [first, second] = [await signedIn(), await signedIn()];
	const { id, matchCode } = await askOverApi(server.origin, { account: "alice", kind: "login" });
	const answers = await Promise.all([
		approveWith(first, passkey, { id, code: matchCode }).then(({ state }) => state, codeOf),
		denyLogin(second, id).then(({ state }) => state, codeOf),
	]);
	const { state } = await first.send(calls.loginRequest, { params: { id } });
	expect(answers.sort()).toEqual(["already-settled", state]);
});
