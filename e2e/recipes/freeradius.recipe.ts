import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { approveWith } from "../software-passkey/approve-with.ts";
import { sharedSecret, startFreeradius, startWayBack } from "./freeradius.ts";
import { configureHook } from "./machine.ts";
import { home, matchCode, testOutcomes } from "./outcomes.ts";
import { runProgram } from "./run-program.ts";

const installed = isInstalled("freeradius freeradius-utils", "/usr/sbin/freeradius", "/usr/bin/radclient");

let port: number;

const logIn = (at: number, ...users: string[]) =>
	runProgram("sh", [join(import.meta.dirname, "radius-client.sh"), `127.0.0.1:${at}`, sharedSecret, ...users]);

describe.skipIf(!installed)("FreeRADIUS' exec module", () => {
	testOutcomes({
		async open() {
			const server = await startFreeradius();
			port = server.port;
			return server.stop;
		},
		knock: (user) => logIn(port, user),
		goOn: (attempt) => attempt.type("\n"),
		notYet: /Not approved yet\. Match code/,
		inside: /Received Access-Accept/,
		refused: (attempt) => attempt.printed(/Received Access-Reject/),
		saysWhy: true,
		leaving: {},
		asked: { kind: "vpn", target: "web1 from 203.0.113.7" },
		stranger: "bob.example",
	});

	test("an approval of one user's login lets in no other", async () => {
		await configureHook(home.origin, 40);
		const attempt = logIn(port, "alice", "bob");
		onTestFinished(attempt.stop);
		const [, code = "", id = ""] = await attempt.printed(matchCode);
		await approveWith(home.alice.session, home.alice.passkey, { id, code });
		attempt.type("\n");
		await attempt.printed(/Received Access-Reject/);
	});
});

describe.skipIf(!installed)("FreeRADIUS while Countersign is away", () => {
	test("the way back in asks for a password", async () => {
		const wayBack = await startWayBack("nothing");
		onTestFinished(wayBack.stop);
		await logIn(wayBack.port, "rescue").printed(/Received Access-Accept/);
		await logIn(wayBack.port, "alice").printed(/Received Access-Reject/);
	});
});
