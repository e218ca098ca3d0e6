import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, onTestFinished, test } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { freePort } from "../start/free-port.ts";
import { documented, writeDocumented } from "./documented.ts";
import { sharedSecret, startFreeradius } from "./freeradius.ts";
import { testOutcomes } from "./outcomes.ts";
import { type RunningProgram, runAtTerminal, runProgram } from "./run-program.ts";

const installed = isInstalled(
	"ocserv openconnect freeradius",
	"/usr/sbin/ocserv",
	"/usr/sbin/openconnect",
	"/usr/sbin/freeradius",
);

const recipe = "ocserv.md";
const inside = /Configured as 192\.168\.1\./;
let port: number;
let pin: string;

/** Debian's ocserv, on the loopback and with a certificate of its own, and then the recipe. */
async function startOcserv(auth: string) {
	port = await freePort();
	const folder = await mkdtemp(join(tmpdir(), "countersign-ocserv-"));
	const [cert, key] = [join(folder, "cert.pem"), join(folder, "key.pem")];
	const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"];
	execFileSync("openssl", [...made, "-keyout", key, "-out", cert], { stdio: "ignore" });
	const der = `openssl x509 -in ${cert} -noout -pubkey | openssl pkey -pubin -outform der | openssl dgst -sha256 -binary | base64`;
	pin = execFileSync("sh", ["-c", der], { encoding: "utf8" }).trim();
	const debians = await readFile("/etc/ocserv/ocserv.conf", "utf8");
	const own = ["listen-host = 127.0.0.1", `tcp-port = ${port}`, `server-cert = ${cert}`, `server-key = ${key}`];
	const kept = debians.split("\n").filter((line) => !/^(auth|tcp-port|udp-port|server-cert|server-key) =/.test(line));
	await writeFile("/etc/ocserv/ocserv.conf", [...kept, ...own, auth, ""].join("\n"));
	const server = runProgram("ocserv", ["--foreground", "--log-stderr", "--config", "/etc/ocserv/ocserv.conf"]);
	await server.printed(/listening \(TCP\)/);
	return server;
}

/** Connects, and gives a password, which counts for nothing where RADIUS is asked. */
function connect(user: string): RunningProgram {
	const words = `--protocol anyconnect --servercert pin-sha256:${pin} --user ${user} --script /bin/true`;
	const client = runAtTerminal(`openconnect ${words} https://127.0.0.1:${port}`);
	client.printed(/Password:/).then(
		() => client.type("nothing\n"),
		() => undefined,
	);
	return client;
}

describe.skipIf(!installed)("ocserv by way of FreeRADIUS", () => {
	testOutcomes({
		async open() {
			const radius = await startFreeradius();
			await writeDocumented(recipe, "/etc/radcli/countersign.conf", [[/:1822/, `:${radius.port}`]]);
			await writeDocumented(recipe, "/etc/radcli/countersign-servers", [[/SECRET/, sharedSecret]]);
			const server = await startOcserv(await documented(recipe, "/etc/ocserv/ocserv.conf"));
			return async () => {
				await server.stop();
				await radius.stop();
			};
		},
		knock: connect,
		// What is typed before the client asks is lost.
		async goOn(attempt) {
			await attempt.printed(/Password\d+:$/);
			attempt.type("anything\n");
		},
		notYet: /Not approved yet\. Match code/,
		inside,
		refused: (attempt) => attempt.printed(/Login failed|Failed to complete authentication/),
		saysWhy: false,
		leaving: {},
		asked: { kind: "vpn", target: "web1 from 127.0.0.1" },
		stranger: "bob.example",
	});
});

describe.skipIf(!installed)("ocserv while Countersign is away", () => {
	test("the way back in asks for a password of ocserv's own", async () => {
		execFileSync("ocpasswd", ["-c", "/etc/ocserv/passwd", "rescue"], { input: "nothing\nnothing\n", stdio: "pipe" });
		const server = await startOcserv('auth = "plain[passwd=/etc/ocserv/passwd]"');
		onTestFinished(server.stop);
		const client = connect("rescue");
		onTestFinished(client.stop);
		await client.printed(inside);
	});
});
