import { beforeEach, expect, test } from "vitest";
import type { LoginDesk } from "../contract/login-desk.ts";
import { followLogins } from "./follow-logins.ts";

type Listener = (event: { data?: unknown; code?: unknown }) => void;

interface FakeStream {
	closed: boolean;
	heard(): void;
	addEventListener(name: string, listener: Listener): void;
	close(): void;
	send(name: string, data: object): void;
	fail(code?: number): void;
}

/** A clock that moves only when told to, and the streams that were opened. */
function world() {
	let now = 1_000_000;
	let timers: { at: number; ring: () => void }[] = [];
	const streams: FakeStream[] = [];
	const changes: LoginDesk[] = [];

	function newStream(heard: () => void): FakeStream {
		const listeners = new Map<string, Listener>();
		const stream: FakeStream = {
			closed: false,
			heard,
			addEventListener: (name, listener) => void listeners.set(name, listener),
			close: () => {
				stream.closed = true;
			},
			send: (name, data) => listeners.get(name)?.({ data: JSON.stringify(data) }),
			fail: (code) => listeners.get("error")?.({ code }),
		};
		streams.push(stream);
		return stream;
	}

	const following = followLogins({
		open: newStream,
		clock: {
			now: () => now,
			after: (wait, ring) => {
				const timer = { at: now + wait, ring };
				timers.push(timer);
				return () => {
					timers = timers.filter((other) => other !== timer);
				};
			},
		},
		random: () => 1,
		onChange: (desk) => changes.push(desk),
	});

	return {
		following,
		streams,
		changes,
		last: () => streams.at(-1),
		desk: () => changes.at(-1),
		waiting: () => timers.length,
		pass: (time: number) => {
			now += time;
			const due = timers.filter(({ at }) => at <= now);
			timers = timers.filter(({ at }) => at > now);
			for (const { ring } of due) ring();
		},
	};
}

const snapshot = { revision: 3, now: "2026-11-21T14:31:28.000Z", auditHead: "h", requests: [] };
const settled = { now: "2026-11-21T14:31:29.000Z", id: "a".repeat(26), state: "expired" };

let it: ReturnType<typeof world>;
beforeEach(() => {
	it = world();
});

test("goes live with the snapshot and follows the patches", () => {
	it.last()?.send("snapshot", snapshot);
	expect(it.desk()?.connection).toEqual({ state: "live" });
	it.last()?.send("login-settled", { ...settled, revision: 4 });
	expect(it.desk()?.revision).toBe(4);
	expect(it.streams).toHaveLength(1);
});

test("a gap and an unreadable event each lead to a new stream", () => {
	it.last()?.send("snapshot", snapshot);
	it.last()?.send("login-settled", { ...settled, revision: 6 });
	expect(it.streams[0]?.closed).toBe(true);
	expect(it.desk()?.revision).toBe(3);
	it.pass(1000);
	it.last()?.send("snapshot", { revision: "three" });
	it.pass(2000);
	expect(it.streams).toHaveLength(3);
	it.last()?.send("snapshot", { ...snapshot, revision: 6 });
	expect(it.desk()).toMatchObject({ revision: 6, connection: { state: "live" } });
});

test("is silent about the first loss, offline from the second, and waits longer each time", () => {
	it.last()?.send("snapshot", snapshot);
	it.last()?.fail();
	expect(it.desk()?.connection).toEqual({ state: "connecting", lostAt: 1_000_000 });
	const waits: number[] = [];
	for (let tries = 0; tries < 7; tries++) {
		it.pass(30_000);
		// Trying again is no good news yet.
		if (tries > 0) expect(it.desk()?.connection).toEqual({ state: "offline", lostAt: 1_000_000 });
		it.last()?.fail();
		const connection = it.desk()?.connection;
		if (connection?.state !== "offline") throw new Error("It should be offline.");
		expect(connection.lostAt).toBe(1_000_000);
		waits.push(Number(connection.nextTryAt) - (1_000_000 + 30_000 * (tries + 1)));
	}
	expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
	it.pass(30_000);
	it.last()?.send("snapshot", snapshot);
	it.last()?.fail();
	expect(it.desk()?.connection.state).toBe("connecting");
});

test("one that is offline stays so when it is begun anew and fails, as after sleep without a network", () => {
	it.last()?.send("snapshot", snapshot);
	it.last()?.fail();
	it.pass(30_000);
	it.last()?.fail();
	it.following.reconnect();
	expect(it.desk()?.connection).toEqual({ state: "offline", lostAt: 1_000_000 });
	it.last()?.fail();
	expect(it.desk()?.connection).toMatchObject({ state: "offline", lostAt: 1_000_000 });
});

test("a stream that falls silent is given up; a comment keeps it", () => {
	it.last()?.send("snapshot", snapshot);
	it.pass(40_000);
	it.last()?.heard();
	it.pass(40_000);
	expect(it.streams).toHaveLength(1);
	it.pass(5000);
	expect(it.streams[0]?.closed).toBe(true);
	it.pass(1000);
	expect(it.streams).toHaveLength(2);
});

test("events of a stream that was given up change nothing", () => {
	it.last()?.send("snapshot", snapshot);
	it.last()?.fail();
	const before = it.changes.length;
	it.streams[0]?.send("snapshot", { ...snapshot, revision: 9 });
	it.streams[0]?.heard();
	it.streams[0]?.fail(401);
	expect(it.changes).toHaveLength(before);
	expect(it.waiting()).toBe(1);
});

test("an ended session ends the trying", () => {
	it.last()?.send("snapshot", snapshot);
	it.last()?.fail(401);
	expect(it.desk()?.connection).toEqual({ state: "refused", status: 401 });
	it.following.tryNow();
	it.pass(100_000);
	expect(it.streams).toHaveLength(1);
});

test("can be told to try at once, and to stop", () => {
	it.last()?.fail();
	it.following.tryNow();
	expect(it.streams).toHaveLength(2);
	it.following.tryNow();
	expect(it.streams).toHaveLength(2);
	it.following.stop();
	expect(it.last()?.closed).toBe(true);
	expect(it.waiting()).toBe(0);
});

test("after sleep it connects anew, though the stream says nothing; and after a pause only when told to", () => {
	it.last()?.send("snapshot", snapshot);
	it.following.reconnect();
	expect(it.streams).toHaveLength(2);
	expect(it.streams[0]?.closed).toBe(true);
	expect(it.desk()?.connection).toEqual({ state: "connecting", lostAt: 1_000_000 });
	it.last()?.send("snapshot", snapshot);

	it.following.pause();
	expect(it.waiting()).toBe(0);
	expect(it.desk()?.connection).toEqual({ state: "connecting", lostAt: 1_000_000 });
	it.pass(60_000);
	expect(it.streams).toHaveLength(2);
	it.following.reconnect();
	expect(it.streams).toHaveLength(3);
});

test("a refused stream is not tried again by itself, but once where it is begun anew", () => {
	it.last()?.fail(401);
	it.pass(600_000);
	expect(it.streams).toHaveLength(1);
	it.following.pause();
	expect(it.desk()?.connection).toEqual({ state: "refused", status: 401 });
	it.following.reconnect();
	expect(it.streams).toHaveLength(2);
	it.last()?.fail(401);
	expect(it.desk()?.connection).toEqual({ state: "refused", status: 401 });
	it.following.reconnect();
	it.last()?.send("snapshot", snapshot);
	expect(it.desk()?.connection).toEqual({ state: "live" });
});
