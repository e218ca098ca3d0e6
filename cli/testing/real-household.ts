import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { callServer } from "../../client/call-server.ts";
import { createKeptKey, restoreDpopKey } from "../../client/kept-key.ts";
import { pairWithKey } from "../../client/pair-with-key.ts";
import { registerKey } from "../../client/register-key.ts";
import type { Signer } from "../../client/sign-with-passkey.ts";
import { calls } from "../../contract/calls.ts";
import { enrolKey } from "../../ctap/flows/enrol-key.ts";
import { signLogin } from "../../ctap/flows/sign-login.ts";
import { ScriptedPerson } from "../../ctap/testing/scripted-person.ts";
import type { VirtualKeyOptions } from "../../ctap/virtual-key/virtual-key.ts";
import { VirtualPorts } from "../../ctap/virtual-key/virtual-ports.ts";
import { keySurroundings } from "../key-surroundings.ts";
import { network } from "../network.ts";
import { runCli } from "./run-cli.ts";
import { type KeyForCli, serveKey } from "./served-key.ts";
import { temporaryFolder } from "./temporary-folder.ts";

export const pin = "73194628";

/** A real server with one account, alice, whose only passkey is a software key behind a socket. */
export interface Household extends KeyForCli {
	readonly origin: string;
	/** Where the command line finds the key and keeps its pairings: none yet. */
	readonly environment: Record<string, string>;
	/** Pairs this machine as alice. */
	pair(): Promise<void>;
}

/** Starts one that is gone when the test has finished. @param options Of the key; its PIN is `pin`. */
export async function startHousehold(options: VirtualKeyOptions = {}): Promise<Household> {
	const data = await temporaryFolder();
	const config = await temporaryFolder();
	const running = runCli(["server", "--port", "0", "--data", data]);
	onTestFinished(async () => {
		running.child.kill("SIGTERM");
		await running.ended;
	});
	const [link] = await running.printed("stdout", /http:\/\/localhost:\d+\/join#[\w-]{43}/);
	const { origin, hash } = new URL(link);
	const served = await serveKey({ pin, ...options });
	const ports = new VirtualPorts();
	ports.plugIn(served.key);
	const server = { origin, rpId: "localhost", network };
	await registerAlice(server, hash.slice(1), ports);
	return {
		...served,
		origin,
		environment: {
			...served.environment,
			XDG_CONFIG_HOME: config,
			COUNTERSIGN_SERVER: origin,
			COUNTERSIGN_ACCOUNT: "alice",
		},
		pair: () => pairAlice(server, ports, join(config, "countersign")),
	};
}

type KnownServer = Parameters<typeof registerKey>[0];

async function registerAlice(server: KnownServer, secret: string, ports: VirtualPorts): Promise<void> {
	const { userId } = await callServer(server, calls.redeemInvite, { body: { secret, name: "alice" } });
	await registerKey(server, { userId, authority: { secret } }, async (options) => {
		const { residentKey } = options.authenticatorSelection;
		const enrolment = { ...options, residentKey };
		return { ...(await enrolKey(enrolment, ports, new ScriptedPerson({ pins: [pin] }))), name: "Key 5" };
	});
}

async function pairAlice(server: KnownServer, ports: VirtualPorts, folder: string): Promise<void> {
	const key = await createKeptKey();
	const proof = await restoreDpopKey(key, keySurroundings);
	const signer: Signer = {
		digest: keySurroundings.digest,
		sign: async (login) => (await signLogin(login, ports, new ScriptedPerson({ pins: [pin] }))).response,
	};
	const wish = { account: "alice", name: "Test", verifier: "v".repeat(43) };
	const { id, pairingToken: token, account } = await pairWithKey({ ...server, proof }, wish, signer);
	const pairings = [{ server: server.origin, rpId: server.rpId, account, id, token, key }];
	await mkdir(folder, { recursive: true });
	await writeFile(join(folder, "pairings.json"), JSON.stringify({ pairings }), { mode: 0o600 });
}
