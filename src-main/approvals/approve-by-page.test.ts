import { beforeEach, expect, test } from "vitest";
import type { PairedServer } from "../../client/paired-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { loginRequest } from "../testing/snapshots.ts";
import { approveByPage, type CeremonyPorts, type ReadLogin } from "./approve-by-page.ts";

const origin = "https://sign.example.org";
const request = loginRequest("b");
const ticket = "t".repeat(43);

let answers: { url: string; state: LoginRequest["state"] };
let opened: { window?: string; browser?: string; closes: number };
let closed: PromiseWithResolvers<void>;
let settled: PromiseWithResolvers<Exclude<LoginRequest["state"], "pending">>;
let stop: AbortController;
let confirmed: PromiseWithResolvers<void>;

const server = {
	origin,
	rpId: "sign.example.org",
	token: "token",
	clockOffset: 0,
	network: {
		fetch: async (_url: string, { method }: { method: string }) => {
			const [status, body] =
				method === "POST"
					? [201, { url: answers.url, expiresAt: "2026-11-21T14:32:00.000Z" }]
					: [200, { ...request, state: answers.state }];
			return { status, headers: { get: () => null }, text: async () => JSON.stringify(body) };
		},
	},
} as Partial<PairedServer> as PairedServer;

const ports: CeremonyPorts = {
	openWindow: async (address) => {
		opened.window = address;
		const close = () => {
			opened.closes += 1;
		};
		return { closed: closed.promise, close };
	},
	openInBrowser: async (address) => {
		opened.browser = address;
	},
	pause: () => confirmed.promise,
};

const approve = (more: Partial<ReadLogin> = {}, with_: Partial<CeremonyPorts> = {}) => {
	const untilStopped = (signal: AbortSignal) =>
		Promise.race([
			settled.promise,
			new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
		]);
	const read = { request, code: "42", method: "window" as const, settled: untilStopped, signal: stop.signal, ...more };
	return approveByPage(server, read, { ...ports, ...with_ });
};

beforeEach(() => {
	answers = { url: `${origin}/ceremony#${ticket}`, state: "pending" };
	opened = { closes: 0 };
	closed = Promise.withResolvers();
	settled = Promise.withResolvers();
	confirmed = Promise.withResolvers();
	stop = new AbortController();
});

test("the window is opened with a ticket and the digits in the fragment, and stays a moment to say how it ended", async () => {
	settled.resolve("approved");
	await approve();
	expect(opened).toEqual({ window: `${origin}/ceremony#${ticket}.42`, closes: 0 });
	confirmed.resolve();
	await confirmed.promise;
	expect(opened.closes).toBe(1);
});

test("a page of another origin is opened nowhere", async () => {
	for (const url of [
		`https://evil.example/ceremony#${ticket}`,
		"javascript:alert(1)",
		"file:///etc/passwd",
		"nothing",
	]) {
		answers.url = url;
		await expect(approve()).rejects.toMatchObject({ name: "ForeignAddress" });
	}
	expect(opened).toEqual({ closes: 0 });
});

test("closing the window decides nothing, but an approval of that very moment counts", async () => {
	closed.resolve();
	await expect(approve()).rejects.toMatchObject({ code: "prompt-closed" });
	answers.state = "approved";
	await approve();
});

test("an end without approval is no approval", async () => {
	settled.resolve("denied");
	await expect(approve()).rejects.toMatchObject({ code: "already-settled", members: { state: "denied" } });
});

test("giving up closes the window and says so, also before there is one", async () => {
	const early = approve();
	stop.abort();
	await expect(early).rejects.toMatchObject({ code: "prompt-closed" });
	expect(opened.window).toBeUndefined();
	stop = new AbortController();
	const approving = approve();
	await expect.poll(() => opened.window).toBeDefined();
	stop.abort();
	await expect(approving).rejects.toMatchObject({ code: "prompt-closed" });
	expect(opened.closes).toBe(1);
});

test("the browser is told instead where that was chosen, and waited for", async () => {
	const approving = approve({ method: "browser", code: "" });
	settled.resolve("approved");
	await approving;
	expect(opened).toEqual({ browser: `${origin}/ceremony#${ticket}`, closes: 0 });
	const none = { openInBrowser: () => Promise.reject(new Error("no browser")) };
	await expect(approve({ method: "browser" }, none)).rejects.toMatchObject({ code: "no-browser" });
});
