import Fastify, { type FastifyRequest } from "fastify";
import { expect, onTestFinished, test } from "vitest";
import type { Approver } from "../approver.ts";
import { type Ground, openGround } from "../testing/ground.ts";
import { mountEvents } from "./events-route.ts";

/**
 * The route alone.
 * @param letIn what its gate does with who comes
 * @param came told how many calls have come so far
 */
async function listening(
	ground: Ground,
	letIn: () => Promise<Approver>,
	came: (calls: number, request: FastifyRequest) => void = () => {},
): Promise<(signal?: AbortSignal) => Promise<Response>> {
	const app = Fastify({ forceCloseConnections: true });
	let calls = 0;
	app.addHook("onRequest", async (request) => {
		calls += 1;
		came(calls, request);
	});
	onTestFinished(() => app.close());
	mountEvents(app, { ...ground, gate: { call: () => Promise.reject(), stream: letIn } });
	const origin = await app.listen({ host: "127.0.0.1", port: 0 });
	return (signal) => fetch(`${origin}/api/events`, { ...(signal && { signal }) });
}

async function firstOf(answer: Response): Promise<string> {
	const { value = new Uint8Array() } = (await answer.body?.getReader().read()) ?? {};
	return new TextDecoder().decode(value);
}

test.each([
	["ends without showing anything, where that was its own", true, /^$/],
	["goes on, where that was somebody else's", false, /^event: snapshot\n/],
])("a stream for which something was taken away while it was let in %s", async (_, own, first) => {
	const ground = await openGround();
	const app = await ground.pair(await ground.join("alice"));
	const other = await ground.pair(await ground.join("bob"));
	const open = await listening(ground, async () => {
		const { pairingId } = own ? app : other;
		await ground.storage.db.deleteFrom("pairing").where("id", "=", pairingId).execute();
		ground.streams.closeWhere((stream) => stream.pairingId === pairingId);
		return app;
	});
	expect(await firstOf(await open())).toMatch(first);
});

test("of many that come at once a few are let in at one moment, and all of them in the end", async () => {
	const ground = await openGround();
	const app = await ground.pair(await ground.join("alice"));
	const all = Promise.withResolvers<void>();
	let atTheGate = 0;
	let most = 0;
	const letIn = async () => {
		atTheGate += 1;
		most = Math.max(most, atTheGate);
		await all.promise;
		atTheGate -= 1;
		return app;
	};
	const open = await listening(ground, letIn, (calls) => calls === 60 && setImmediate(all.resolve));
	const answers = await Promise.all(Array.from({ length: 60 }, () => open()));
	for (const answer of answers) expect(await firstOf(answer)).toMatch(/^event: snapshot\n/);
	expect(most).toBe(16);
});

test("who left while waiting is not let in, and who is let in once the server stops is told to come back", async () => {
	const ground = await openGround();
	const app = await ground.pair(await ground.join("alice"));
	const full = Promise.withResolvers<void>();
	const all = Promise.withResolvers<void>();
	let letIn = 0;
	const gate = async () => {
		letIn += 1;
		if (letIn === 16) full.resolve();
		await all.promise;
		return app;
	};
	const waiting = Promise.withResolvers<void>();
	const gone = Promise.withResolvers<void>();
	const came = (calls: number, { raw }: FastifyRequest) => {
		if (calls !== 17) return;
		raw.socket.once("close", gone.resolve);
		waiting.resolve();
	};
	const open = await listening(ground, gate, came);
	const answers = Array.from({ length: 16 }, () => open());
	await full.promise;
	const hangUp = new AbortController();
	const left = open(hangUp.signal);
	await waiting.promise;
	hangUp.abort();
	await expect(left).rejects.toThrow();
	await gone.promise;
	const last = open();
	ground.streams.closeAll();
	all.resolve();
	for (const answer of await Promise.all([...answers, last])) expect(await answer.text()).toMatch(/retry: 2000\n\n$/);
	expect(letIn).toBe(17);
});
