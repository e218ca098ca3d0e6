import { join } from "node:path";
import { describe } from "vitest";
import { sharedSecret, startFreeradius } from "./freeradius.ts";
import { testOutcomes } from "./outcomes.ts";
import { isInstalled, runProgram } from "./run-program.ts";

let port: number;

describe.skipIf(!isInstalled("freeradius") || !isInstalled("radclient"))("FreeRADIUS' exec module", () => {
	testOutcomes({
		async open() {
			const server = await startFreeradius();
			port = server.port;
			return server.stop;
		},
		knock: (user) =>
			runProgram("sh", [join(import.meta.dirname, "radius-client.sh"), `127.0.0.1:${port}`, sharedSecret, user]),
		goOn: (attempt) => attempt.type("\n"),
		inside: /Received Access-Accept/,
		refused: (attempt) => attempt.printed(/Received Access-Reject/),
		saysWhy: true,
		leaving: {},
		asked: { kind: "vpn", target: "web1 from 203.0.113.7" },
		stranger: "bob.example",
	});
});
