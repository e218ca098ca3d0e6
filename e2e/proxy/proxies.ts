import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** What the shipped configuration is run with here, in place of what stands in it. */
export interface ProxyGround {
	/** A folder of its own. */
	readonly folder: string;
	readonly port: number;
	/** Where the server listens. */
	readonly upstream: number;
	readonly certFile: string;
	readonly keyFile: string;
}

export interface ShippedProxy {
	readonly name: string;
	readonly program: string;
	/** Writes its configuration, made from the one in build/server. @returns the command that starts it */
	configure(ground: ProxyGround): Promise<string[]>;
	/** What it prints once it answers. */
	readonly ready: RegExp;
}

const shipped = (name: string) => readFile(join(import.meta.dirname, "../../build/server", name), "utf8");

/** Each of these has to stand there: a configuration that was changed is not tested by accident with something else. */
function replaced(text: string, changes: readonly [from: RegExp, to: string][]): string {
	return changes.reduce((before, [from, to]) => {
		if (!from.test(before)) throw new Error(`${from} does not stand in the configuration any more.`);
		return before.replace(from, to);
	}, text);
}

export const nginx: ShippedProxy = {
	name: "nginx",
	program: "nginx",
	ready: /start worker process/,
	async configure({ folder, port, upstream, certFile, keyFile }) {
		const site = replaced(await shipped("nginx.conf"), [
			[/server \{\n\tlisten 80;[^}]*\}/, ""],
			[/listen 443 ssl http2;/, `listen 127.0.0.1:${port} ssl http2;`],
			[/listen \[::\]:443 ssl http2;/, ""],
			[/server_name sign\.example\.org;/, "server_name localhost;"],
			[/ssl_certificate \S+;/, `ssl_certificate ${certFile};`],
			[/ssl_certificate_key \S+;/, `ssl_certificate_key ${keyFile};`],
			[/127\.0\.0\.1:8686/, `127.0.0.1:${upstream}`],
		]);
		const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
		const temporary = kinds.map((kind) => `${kind}_temp_path ${join(folder, kind)};`);
		const around = ["daemon off;", `pid ${join(folder, "pid")};`, "error_log stderr notice;", "events {}"];
		const file = join(folder, "nginx.conf");
		await writeFile(file, [...around, "http {", "access_log off;", ...temporary, site, "}"].join("\n"));
		return ["nginx", "-p", folder, "-e", "stderr", "-c", file];
	},
};

export const caddy: ShippedProxy = {
	name: "Caddy",
	program: "caddy",
	ready: /serving initial configuration/,
	async configure({ folder, port, upstream, certFile, keyFile }) {
		const site = replaced(await shipped("Caddyfile"), [
			[/^sign\.example\.org \{/m, `https://localhost:${port} {\n\ttls ${certFile} ${keyFile}`],
			[/127\.0\.0\.1:8686/, `127.0.0.1:${upstream}`],
		]);
		const file = join(folder, "Caddyfile");
		await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
		return ["caddy", "run", "--config", file, "--adapter", "caddyfile"];
	},
};

export const apache: ShippedProxy = {
	name: "Apache",
	program: "apache2",
	ready: /resuming normal operations/,
	async configure({ folder, port, upstream, certFile, keyFile }) {
		const site = replaced(await shipped("apache.conf"), [
			[/<VirtualHost \*:80>[\s\S]*?<\/VirtualHost>/, ""],
			[/<VirtualHost \*:443>/, `<VirtualHost 127.0.0.1:${port}>`],
			[/ServerName sign\.example\.org/, "ServerName localhost"],
			[/SSLCertificateFile \S+/, `SSLCertificateFile ${certFile}`],
			[/SSLCertificateKeyFile \S+/, `SSLCertificateKeyFile ${keyFile}`],
			[/127\.0\.0\.1:8686/, `127.0.0.1:${upstream}`],
		]);
		const modules = [
			"mpm_event",
			"authz_core",
			"ssl",
			"socache_shmcb",
			"http2",
			"proxy",
			"proxy_http",
			"headers",
			"alias",
		];
		const loaded = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
		const around = [
			`ServerRoot ${folder}`,
			`DefaultRuntimeDir ${folder}`,
			"LogLevel notice",
			`PidFile ${join(folder, "pid")}`,
			"ServerName localhost",
			"ErrorLog /dev/stderr",
			"User www-data",
			"Group www-data",
			`Listen 127.0.0.1:${port}`,
		];
		const file = join(folder, "apache.conf");
		await writeFile(file, [...loaded, ...around, site].join("\n"));
		// It opens its log by name, which works with a pipe of the shell's and not with one of Node's.
		return ["bash", "-c", 'exec apache2 -D FOREGROUND -f "$0" 2> >(exec cat >&2)', file];
	},
};

/** Whether the program is there; tests of one that is not are skipped. */
export function isInstalled({ program }: ShippedProxy): boolean {
	return spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;
}

/** @returns what settles once it answers, and what ends it */
export async function startProxy(
	proxy: ShippedProxy,
	ground: ProxyGround,
): Promise<{ ready: Promise<void>; stop(): Promise<void> }> {
	await mkdir(ground.folder, { recursive: true });
	const [program = "", ...words] = await proxy.configure(ground);
	const { PATH, HOME } = process.env;
	const child = spawn(program, words, {
		stdio: ["ignore", "ignore", "pipe"],
		// A group of its own: Apache and nginx are several processes, and all of them are to end.
		detached: true,
		env: { PATH, HOME, XDG_DATA_HOME: ground.folder, XDG_CONFIG_HOME: ground.folder },
	});
	const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const ready = printed(child, proxy.ready);
	return {
		ready,
		stop: async () => {
			if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
			await ended;
		},
	};
}

function printed(child: ChildProcess, pattern: RegExp): Promise<void> {
	let text = "";
	return new Promise((resolve, reject) => {
		child.once("error", reject);
		child.once("close", () => reject(new Error(`It ended: ${text}`)));
		child.stderr?.setEncoding("utf8").on("data", (part: string) => {
			text += part;
			if (pattern.test(text)) resolve();
		});
	});
}
