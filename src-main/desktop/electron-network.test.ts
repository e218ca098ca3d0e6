import { beforeEach, expect, test, vi } from "vitest";
import { connectStream, electronNetwork } from "./electron-network.ts";

const { fetch } = vi.hoisted(() => ({ fetch: vi.fn() }));
vi.mock("electron", () => ({ net: { fetch } }));

const url = "https://sign.example.org/api/server";
const plain = { credentials: "omit", redirect: "manual", cache: "no-store" };

beforeEach(() => {
	fetch.mockReset().mockResolvedValue(new Response("{}"));
});

test("calls and streams go without cookies, and are not led elsewhere", async () => {
	await electronNetwork.fetch(url, { method: "POST", headers: { dpop: "proof" }, body: "{}" });
	expect(fetch).toHaveBeenLastCalledWith(
		url,
		expect.objectContaining({ ...plain, method: "POST", headers: { dpop: "proof" }, body: "{}" }),
	);
	await connectStream(url, { headers: { dpop: "proof" }, signal: undefined });
	expect(fetch).toHaveBeenLastCalledWith(url, { ...plain, headers: { dpop: "proof" } });
});

test("a call ends when it is called off, and has a limit without that", async () => {
	const stop = new AbortController();
	await electronNetwork.fetch(url, { method: "GET", headers: {}, signal: stop.signal });
	const { signal }: { signal: AbortSignal } = fetch.mock.calls[0]?.[1] ?? {};
	expect(signal.aborted).toBe(false);
	stop.abort();
	expect(signal.aborted).toBe(true);
	await electronNetwork.fetch(url, { method: "GET", headers: {} });
	expect(fetch.mock.lastCall?.[1]).toMatchObject({ signal: expect.any(AbortSignal) });
});

test.each([
	["net::ERR_CERT_AUTHORITY_INVALID", "CertificateRefused"],
	["net::ERR_SSL_PROTOCOL_ERROR", "CertificateRefused"],
	["net::ERR_CONNECTION_REFUSED", "Error"],
])("%s is told as %s", async (message, name) => {
	fetch.mockRejectedValue(new Error(message));
	await expect(electronNetwork.fetch(url, { method: "GET", headers: {} })).rejects.toMatchObject({ name });
});
