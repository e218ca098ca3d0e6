import { afterEach, beforeEach, expect, test } from "vitest";
import { createKeptKey } from "../client/kept-key.ts";
import { StateDamaged } from "./settings/state-damaged.ts";
import { newlyPlayed, type Played, playedDesktop } from "./testing/played-desktop.ts";
import { startTrayApp } from "./tray-app.ts";

const owner = { server: "https://sign.example.org", rpId: "sign.example.org", account: "alice", pairing: "p1" };
let played: Played;

beforeEach(() => {
	played = newlyPlayed();
});
afterEach(() => {
	for (const act of played.quit) act();
});

/** An app that follows one account, and whether its stream is still held. */
async function following() {
	const sealed = JSON.stringify({ ...owner, token: "token", key: await createKeptKey() });
	played = newlyPlayed({ sealed: { read: () => [{ id: "a".repeat(16), ...owner, sealed }], keep: () => undefined } });
	const info = { name: "countersign", version: "1", api: 1, origin: owner.server, rpId: owner.rpId };
	const text = async () => JSON.stringify({ ...info, now: new Date().toISOString() });
	const headers = { get: () => "text/event-stream" };
	const { promise: held, resolve } = Promise.withResolvers<AbortSignal>();
	const body = {
		getReader: () => ({ read: () => new Promise<never>(() => undefined), cancel: async () => undefined }),
	};
	const { surroundings } = playedDesktop(played);
	await startTrayApp(
		playedDesktop(played, {
			surroundings: {
				...surroundings,
				network: { fetch: async () => ({ status: 200, headers: { get: () => null }, text }) },
				connectStream: async (_, { signal }) => {
					resolve(signal as AbortSignal);
					return { status: 200, url: "", redirected: false, headers, body, text };
				},
			},
		}),
	);
	return held;
}

test("a wish to quit that comes to nothing leaves the accounts followed", async () => {
	const held = await following();
	for (const act of played.quitting) act();
	expect(held.aborted).toBe(false);
	for (const act of played.quit) act();
	expect(held.aborted).toBe(true);
});

test("a file that could not be read is said, and the app starts", async () => {
	const { kept } = playedDesktop(played);
	await startTrayApp(playedDesktop(played, { kept: { ...kept, damage: new StateDamaged("file-set-aside") } }));
	expect(played.said).toEqual(["Countersign begins anew"]);
});

test("a choice in the menu that can not be kept is said, and throws at nobody", async () => {
	played = newlyPlayed({
		keepSettings: () => {
			throw new Error("EROFS: read-only file system");
		},
	});
	await startTrayApp(playedDesktop(played));
	played.act({ act: "doNotDisturb", on: true });
	expect(played.said).toEqual(["Nothing was changed"]);
});
