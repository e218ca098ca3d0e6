import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe } from "vitest";
import { isInstalled } from "../oidc/installed.ts";
import { freePort } from "../start/free-port.ts";
import { documented, writeDocumented } from "./documented.ts";
import { testOutcomes } from "./outcomes.ts";
import { runProgram } from "./run-program.ts";

const installed = isInstalled("openvpn", "/usr/sbin/openvpn");

const recipe = "openvpn.md";
let folder: string;

/** A server and a client as they are set up before the recipe: they know each other's certificate. */
async function setUp(): Promise<void> {
	folder = await mkdtemp(join(tmpdir(), "countersign-openvpn-"));
	const port = await freePort();
	const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
	const prints: Record<string, string> = {};
	for (const name of ["server", "client"]) {
		const [cert, key] = [join(folder, `${name}.pem`), join(folder, `${name}.key`)];
		execFileSync("openssl", [...made, "-subj", `/CN=${name}`, "-keyout", key, "-out", cert], { stdio: "ignore" });
		const print = execFileSync("openssl", ["x509", "-in", cert, "-noout", "-fingerprint", "-sha256"], {
			encoding: "utf8",
		});
		prints[name] = print.trim().replace(/.*=/, "");
	}
	const side = (own: string, other: string) =>
		[`cert ${own}.pem`, `key ${own}.key`, `peer-fingerprint ${prints[other]}`, "proto udp4", "dev tun", "verb 3"].join(
			"\n",
		);
	await writeDocumented(recipe, "/etc/openvpn/server/countersign.conf");
	const server = ["local 127.0.0.1", `port ${port}`, "server 10.8.0.0 255.255.255.0", "topology subnet", "dh none"];
	const include = "config /etc/openvpn/server/countersign.conf";
	await writeFile(join(folder, "server.conf"), [side("server", "client"), ...server, include, ""].join("\n"));
	const client = ["client", `remote 127.0.0.1 ${port}`, "nobind", "ifconfig-noexec", "route-noexec"];
	const own = (await documented(recipe, "client.ovpn")).replace(/^auth-user-pass$/m, "auth-user-pass login.txt");
	await writeFile(join(folder, "client.ovpn"), [...client, side("client", "server"), own].join("\n"));
}

describe.skipIf(!installed)("OpenVPN's deferred authentication", () => {
	testOutcomes({
		async open() {
			await setUp();
			const server = runProgram("openvpn", ["--cd", folder, "--config", "server.conf"]);
			await server.printed(/Initialization Sequence Completed/);
			return server.stop;
		},
		knock(user) {
			writeFileSync(join(folder, "login.txt"), `${user}\nnothing\n`);
			return runProgram("openvpn", ["--cd", folder, "--config", "client.ovpn", "--connect-retry-max", "1"]);
		},
		inside: /Initialization Sequence Completed/,
		refused: (attempt) => attempt.printed(/AUTH_FAILED/),
		asked: { kind: "vpn", target: "web1 from 127.0.0.1" },
		saysWhy: true,
		leaving: {},
		stranger: "bob.example",
	});
});
