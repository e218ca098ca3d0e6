import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { EventHub } from "../events/event-hub.ts";
import { OutcomeWaits } from "./wait-for-outcome.ts";

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

const settled = { name: "login-settled", revision: 0, body: {} } as const;
const notEnded = async () => false;

function waiting(hub = new EventHub()) {
	const waits = new OutcomeWaits(hub);
	const gone = new AbortController();
	let answered = false;
	const begin = (ended = notEnded) => {
		const wait = waits.wait("a", 25, gone.signal, ended).then(() => {
			answered = true;
		});
		return wait;
	};
	return { hub, waits, gone, begin, answered: () => answered };
}

test("it waits until its own request ends, and no other", async () => {
	const { hub, begin, answered } = waiting();
	const wait = begin();
	await vi.advanceTimersByTimeAsync(1000);
	hub.publish("request:b", settled);
	await vi.advanceTimersByTimeAsync(1000);
	expect(answered()).toBe(false);
	hub.publish("request:a", settled);
	await wait;
});

test("an end between asking and listening is not missed", async () => {
	const { begin } = waiting();
	await begin(async () => true);
});

test("without an end it answers after its seconds", async () => {
	const { begin, answered } = waiting();
	const wait = begin();
	await vi.advanceTimersByTimeAsync(24_999);
	expect(answered()).toBe(false);
	await vi.advanceTimersByTimeAsync(1);
	await wait;
});

test("a caller that hangs up, or a server that stops, ends the wait", async () => {
	const first = waiting();
	const wait = first.begin();
	first.gone.abort();
	await wait;
	const second = waiting();
	const other = second.begin();
	await vi.advanceTimersByTimeAsync(0);
	second.waits.stop();
	await other;
	await second.begin();
});
