import { createHash } from "node:crypto";
import { openSecurityKey } from "../../../ctap/key/open-security-key.ts";
import { openSocketTransport } from "../../../ctap/transport/socket-transport.ts";
import { type Played, playRounds, playSides, type Sides } from "../rounds.ts";
import type { KeyProcess } from "./key-process.ts";
import { type LoopClient, startLibfido2, startOurs, type Task } from "./loop-client.ts";
import type { Assertions, Sample } from "./sample.ts";

/** Assertions of one side in one round, and before them, uncounted. */
const perRound = { counted: 40, warmUp: 5 };
/** Rounds until the key's process and ours are compiled. */
const warmUp = 25;

/** What both libraries came to on one key. */
export interface PlayedKey extends Played<Sample> {
	/** The very first assertion of each side's process, when nothing is warm. */
	readonly first: Sides<Assertions>;
}

/**
 * Lets both libraries use one key with one credential, in interleaved rounds.
 * @param program libfido2's side, of `compileLoop`; where it is left out, ours plays alone.
 */
export async function playKey(key: KeyProcess, program: string | undefined, rounds: number): Promise<PlayedKey> {
	const task = await register(key);
	const sides: Sides<LoopClient> = {
		ours: startOurs(task),
		...(program !== undefined && { libfido2: startLibfido2(program, task) }),
	};
	const clients = Object.values(sides);
	const pids = [process.pid, key.pid, ...clients.map(({ pid }) => pid)];
	try {
		const first = await playSides({ sides, play: (client) => playFirst(client, key) });
		const played = await playRounds({ sides, play: (client) => playRound(client, key), rounds, warmUp, pids });
		return { ...played, first };
	} finally {
		await Promise.all(clients.map((client) => client.stop()));
	}
}

/** The credential that both sides use from then on. */
async function register({ path, pin }: KeyProcess): Promise<Task> {
	const clientDataHash = createHash("sha256").update("benchmark").digest();
	const rpId = "bench.example";
	const key = await openSecurityKey(await openSocketTransport({ path }));
	const user = { id: Uint8Array.of(1), name: "bench" };
	const made = await key.makeCredential({ clientDataHash, relyingParty: { id: rpId }, user }, { pin });
	await key.close();
	const credentialId = made.authenticatorData.attested?.credentialId;
	if (!credentialId) throw new Error("The key made no credential.");
	return { path, pin, rpId, clientDataHash, credentialId };
}

async function playFirst(client: LoopClient, key: KeyProcess): Promise<Assertions> {
	await client.open();
	const assertions = await playAssertions(client, key, 1);
	await client.close();
	return assertions;
}

async function playRound(client: LoopClient, key: KeyProcess): Promise<Sample> {
	await key.takeTraffic();
	await client.open();
	const open = await key.takeTraffic();
	await client.assert(perRound.warmUp);
	const assertions = await playAssertions(client, key, perRound.counted);
	await client.readRetries();
	const retries = await key.takeTraffic();
	await client.probe();
	const probe = await key.takeTraffic();
	await client.close();
	return { assertions, others: { open, retries, probe } };
}

async function playAssertions(client: LoopClient, key: KeyProcess, times: number): Promise<Assertions> {
	await key.takeTraffic();
	const milliseconds = await client.assert(times);
	return { milliseconds, traffic: await key.takeTraffic() };
}
