import { expect, test } from "vitest";
import type { Network } from "../../client/runtime.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { checkServer } from "./check-server.ts";
import { CertificateRefused } from "./surroundings.ts";

const origin = "https://sign.example.org";
const info = {
	name: "countersign",
	version: "9",
	api: 1,
	origin,
	rpId: "sign.example.org",
	now: "2026-11-21T14:31:00.000Z",
};

const answering = (body: unknown, status = 200): Network => ({
	fetch: async () => ({
		status,
		headers: { get: () => null },
		text: async () => (typeof body === "string" ? body : JSON.stringify(body)),
	}),
});
const failing = (error: Error): Network => ({ fetch: () => Promise.reject(error) });

async function trouble(network: Network, signal = new AbortController().signal) {
	try {
		await checkServer(origin, network, signal);
		return "none";
	} catch (error) {
		return error instanceof DesktopFailure ? error.code : error;
	}
}

test("a server that says who it is gives its relying party", async () => {
	const checked = await checkServer(
		origin,
		answering({ ...info, motd: "later versions say more" }),
		new AbortController().signal,
	);
	expect(checked.rpId).toBe("sign.example.org");
	expect(checked.clockOffset).toBeLessThan(0);
});

test.each([
	["something else", "<html>", 200, "not-countersign"],
	["other JSON", { name: "other", api: 1 }, 200, "not-countersign"],
	["a page that is missing", { code: "not-found" }, 404, "not-countersign"],
	["a server in trouble", "bad gateway", 502, "unreachable"],
	["an older contract", { ...info, api: 0 }, 200, "too-old"],
	["a later contract that says other things", { name: "countersign", api: 2 }, 200, "too-new"],
	["a later one that is none for this app any more", { ...info, api: 3, oldestApi: 2 }, 200, "too-new"],
	["a later one that still answers this app", { ...info, api: 2, oldestApi: 1 }, 200, "none"],
	["an address that is none", { ...info, origin: "Call 555-0100 to go on" }, 200, "not-countersign"],
	["an address without end", { ...info, origin: `https://${"a.".repeat(200)}example` }, 200, "not-countersign"],
	["an address that is a page", { ...info, origin: "https://other.example/sign-in" }, 200, "not-countersign"],
	["another address", { ...info, origin: "https://other.example" }, 200, "other-address"],
	["one that leaves something out", { ...info, rpId: undefined }, 200, "not-countersign"],
])("tells apart: %s", async (_, body, status, code) => {
	expect(await trouble(answering(body, status))).toBe(code);
});

test("an answer that does not end is none of a Countersign server", async () => {
	const piece = new Uint8Array(500_000);
	let pieces = 0;
	const read = async () => {
		pieces += 1;
		if (pieces > 100) throw new Error("It was read without end.");
		return { done: false, value: piece };
	};
	const body = { getReader: () => ({ read, cancel: async () => {} }) };
	const text = () => Promise.reject(new Error("It was read as a whole."));
	const fetch = async () => ({ status: 200, headers: { get: () => null }, body, text });
	expect(await trouble({ fetch })).toBe("not-countersign");
});

test("no answer, and a certificate that is not trusted", async () => {
	expect(await trouble(failing(new Error("net::ERR_CONNECTION_REFUSED")))).toBe("unreachable");
	expect(await trouble(failing(new CertificateRefused("not trusted")))).toBe("certificate");
});

test("what was called off is no trouble of the server", async () => {
	const reason = new Error("called off");
	expect(await trouble(failing(new Error("aborted")), AbortSignal.abort(reason))).toBe(reason);
});
