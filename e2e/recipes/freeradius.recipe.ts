import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { sharedSecret, startFreeradius, startWayBack } from "./freeradius.ts";
import { testOutcomes } from "./outcomes.ts";
import { runProgram } from "./run-program.ts";

const installed = isInstalled("freeradius freeradius-utils", "/usr/sbin/freeradius", "/usr/bin/radclient");

let port: number;

const logIn = (at: number, user: string) =>
	runProgram("sh", [join(import.meta.dirname, "radius-client.sh"), `127.0.0.1:${at}`, sharedSecret, user]);

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
});

describe.skipIf(!installed)("FreeRADIUS while Countersign is away", () => {
	test("the way back in asks for a password", async () => {
		const wayBack = await startWayBack("nothing");
		onTestFinished(wayBack.stop);
		await logIn(wayBack.port, "rescue").printed(/Received Access-Accept/);
		await logIn(wayBack.port, "alice").printed(/Received Access-Reject/);
	});
});
