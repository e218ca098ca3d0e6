import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isInstalled } from "./installed.ts";
import { type OidcHousehold, openOidcHousehold } from "./oidc-household.ts";
import { openScriptlessBrowser } from "./scriptless-browser.ts";

const installed = isInstalled("oidc-agent-cli", "/usr/bin/oidc-agent", "/usr/bin/oidc-gen", "/usr/bin/oidc-token");

/** Starts oidc-agent with settings of its own. @returns the environment in which its tools find it */
async function startAgent(): Promise<Record<string, string>> {
	const home = await mkdtemp(join(tmpdir(), "countersign-agent-"));
	const paths = { PATH: "/usr/bin:/bin", HOME: home, OIDC_CONFIG_DIR: home, TMPDIR: home };
	const told = execFileSync("oidc-agent", ["--json", "--no-autoload"], { env: paths, encoding: "utf8" });
	const { socket, dpid } = Object(JSON.parse(told)) as { socket: string; dpid: string };
	const env = { ...paths, OIDC_SOCK: socket, OIDCD_PID: dpid };
	onTestFinished(async () => {
		execFileSync("oidc-agent", ["--kill"], { env });
		await rm(home, { recursive: true, force: true });
	});
	return env;
}

/** Has an account configured by device flow. @returns its code, and what settles once it is configured */
function configure(
	env: Record<string, string>,
	{ origin }: OidcHousehold,
	client: { id: string; secret?: string | undefined },
) {
	const who = [`--client-id=${client.id}`, `--client-secret=${client.secret}`, `--issuer=${origin}`];
	const how = ["--flow=device", "--manual", "--no-url-call", "--pw-cmd=echo example", "--prompt=none"];
	const child = spawn("oidc-gen", [...who, ...how, "--scope=openid profile offline_access", "vpn"], { env });
	let text = "";
	const ended = new Promise<string>((resolve, reject) => {
		child.once("error", reject);
		child.once("close", (status) => (status === 0 ? resolve(text) : reject(new Error(text))));
	});
	const code = new Promise<string>((resolve, reject) => {
		ended.then(() => reject(new Error(`It asked for nothing: ${text}`)), reject);
		for (const stream of [child.stdout, child.stderr])
			stream.setEncoding("utf8").on("data", (part: string) => {
				text += part;
				const [found] = /[A-Z]{4}-[A-Z]{4}/.exec(text) ?? [];
				if (found) resolve(found);
			});
	});
	ended.catch(() => undefined);
	return { code, ended };
}

test.skipIf(!installed)("oidc-agent is logged in by a code, and has tokens renewed", async () => {
	const home = await openOidcHousehold();
	onTestFinished(home.stop);
	const browser = await openScriptlessBrowser(home);
	onTestFinished(browser.close);
	const client = await home.register("Agent", "--preset", "confidential", "--device");
	const env = await startAgent();
	const { code, ended } = configure(env, home, client);
	await browser.logDeviceIn(`${home.origin}/oidc/device`, await code);
	await ended;
	const token = () => execFileSync("oidc-token", ["--force-new", "vpn"], { env, encoding: "utf8" }).trim();
	const [first, second] = [token(), token()];
	expect(second).not.toBe(first);
	const told = await fetch(`${home.origin}/oidc/userinfo`, { headers: { authorization: `Bearer ${second}` } });
	expect(await told.json()).toMatchObject({ sub: home.alice, preferred_username: "alice" });
});
