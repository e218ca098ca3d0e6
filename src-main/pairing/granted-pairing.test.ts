import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { awaitGrant } from "./granted-pairing.ts";

const origin = "https://sign.example.org";
const minute = 60_000;

beforeEach(() => {
	vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
	vi.useRealTimers();
});

/** A server that lets a pairing wait until then. */
function serverWaitingUntil(expiresAt: string) {
	const text = async () => JSON.stringify({ url: `${origin}/pair#x`, expiresAt });
	const fetch = async () => ({ status: 201, headers: { get: () => null }, text });
	return { origin, rpId: "example.org", clockOffset: 0, network: { fetch } };
}

test.each(["2400-01-01T00:00:00.000Z", "when it rains"])("a pairing waits for an hour at most: %s", async (time) => {
	const { deadline, granted } = await awaitGrant(serverWaitingUntil(time), new AbortController().signal);
	expect(deadline - Date.now()).toBe(60 * minute);
	const ended = vi.fn();
	const expired = expect(granted.finally(ended)).rejects.toMatchObject({ code: "pairing-expired" });
	await vi.advanceTimersByTimeAsync(59 * minute);
	expect(ended).not.toHaveBeenCalled();
	await vi.advanceTimersByTimeAsync(minute);
	await expired;
});

test("a pairing whose time is over is over", async () => {
	const { granted } = await awaitGrant(serverWaitingUntil("2020-01-01T00:00:00.000Z"), new AbortController().signal);
	const expired = expect(granted).rejects.toMatchObject({ code: "pairing-expired" });
	await vi.advanceTimersByTimeAsync(0);
	await expired;
});
