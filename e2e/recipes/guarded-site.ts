import { execFileSync } from "node:child_process";
import { chmod, mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CreatedOidcClient } from "../../contract/oidc-client.ts";
import { freePort } from "../start/free-port.ts";
import { type Changes, writeDocumented } from "./documented.ts";
import { onPrivateMachine } from "./machine.ts";
import { runProgram } from "./run-program.ts";

const recipe = "nginx.md";
const modules = ["mpm_event", "authn_core", "authz_core", "authz_user", "alias", "rewrite", "headers", "auth_openidc"];

/** What is included while Countersign is away, and a password of the user `rescue`. */
async function makeWayBack(): Promise<void> {
	await writeDocumented(recipe, "/etc/nginx/way-back.conf");
	const hash = execFileSync("openssl", ["passwd", "-6", "sealed words"], { encoding: "utf8" });
	await writeFile("/etc/nginx/way-back.passwords", `rescue:${hash}`);
}

/** A site that tells its reader who they are, behind nginx and the recipe. @param port where nginx is to listen */
export async function startGuardedSite(
	port: number,
	client: CreatedOidcClient,
	{ wayBack }: { wayBack: boolean },
): Promise<() => Promise<void>> {
	onPrivateMachine();
	const folder = await mkdtemp(join(tmpdir(), "countersign-nginx-"));
	await chmod(folder, 0o755);
	const site = createServer((request, answer) => answer.end(`${request.headers["x-account"]} is in ${request.url}`));
	const [sitePort, checkPort] = [await freePort(), await freePort()];
	await new Promise<void>((resolve) => site.listen(sitePort, "127.0.0.1", resolve));
	const stopApache = await startApache(folder, [
		[/https:\/\/wiki\.example\.org/g, `http://localhost:${port}`],
		[/https:\/\/sign\.example\.org/, client.issuer],
		[/127\.0\.0\.1:8081/g, `127.0.0.1:${checkPort}`],
		[/CLIENT/, client.id],
		[/SECRET/, client.secret ?? ""],
		[/PASSPHRASE/, "an-example-of-a-passphrase"],
	]);
	if (wayBack) await makeWayBack();
	const stopNginx = await startNginx(folder, [
		[/listen 443 ssl;/, `listen 127.0.0.1:${port};`],
		[/server_name wiki\.example\.org;/, "server_name localhost;"],
		[/\tssl_certificate \S+;\n\tssl_certificate_key \S+;\n/, ""],
		[/127\.0\.0\.1:8081/g, `127.0.0.1:${checkPort}`],
		[/127\.0\.0\.1:3000/, `127.0.0.1:${sitePort}`],
		...(wayBack ? [[/error_page 401 = @login;/, "include /etc/nginx/way-back.conf;"] as const] : []),
	]);
	return async () => {
		await stopNginx();
		await stopApache();
		site.close();
	};
}

async function startApache(folder: string, changes: Changes): Promise<() => Promise<void>> {
	const file = "/etc/apache2/sites-available/countersign.conf";
	await writeDocumented(recipe, file, changes);
	const around = [
		...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
		`ServerRoot ${folder}`,
		`DefaultRuntimeDir ${folder}`,
		`PidFile ${join(folder, "pid")}`,
		"LogLevel notice",
		"ErrorLog /dev/stderr",
		"User www-data",
		"Group www-data",
		`Include ${file}`,
	];
	await writeFile(join(folder, "apache.conf"), around.join("\n"));
	// It opens its log by name, which works with a pipe of the shell's and not with one of Node's.
	const start = 'exec apache2 -D FOREGROUND -f "$0" 2> >(exec cat >&2)';
	const apache = runProgram("bash", ["-c", start, join(folder, "apache.conf")]);
	await apache.printed(/resuming normal operations/);
	return apache.stop;
}

async function startNginx(folder: string, changes: Changes): Promise<() => Promise<void>> {
	const file = "/etc/nginx/sites-available/wiki";
	await writeDocumented(recipe, file, changes);
	const around = ["daemon off;", `pid ${join(folder, "nginx.pid")};`, "error_log stderr notice;", "events {}"];
	await writeFile(
		join(folder, "nginx.conf"),
		[...around, "http {", "access_log off;", `include ${file};`, "}"].join("\n"),
	);
	const nginx = runProgram("nginx", ["-e", "stderr", "-c", join(folder, "nginx.conf")]);
	await nginx.printed(/start worker process/);
	return nginx.stop;
}
