import { expect, test } from "vitest";
import { emptyDesk, type LoginDesk } from "../contract/login-desk.ts";
import { applyEvent, type DeskEvent } from "./login-desk.ts";

const at = (second: number) => new Date(Date.UTC(2026, 10, 21, 14, 31, second)).toISOString();

function request(id: string, second: number) {
	return {
		id: id.repeat(26),
		account: "alice",
		kind: "login" as const,
		address: "203.0.113.24",
		createdAt: at(second),
		expiresAt: at(second + 180),
		keyThumbprint: "k".repeat(43),
		nonce: "n".repeat(43),
		matchCode: "required" as const,
		announced: true,
		state: "pending" as const,
	};
}

const requested = (revision: number, id: string, second: number): DeskEvent => ({
	name: "login-requested",
	revision,
	now: at(second),
	request: request(id, second),
});

const settled = (revision: number, id: string): DeskEvent => ({
	name: "login-settled",
	revision,
	now: at(20),
	id: id.repeat(26),
	state: "denied",
});

const snapshot: DeskEvent = {
	name: "snapshot",
	revision: 7,
	now: at(10),
	auditHead: "head",
	requests: [request("a", 1), request("b", 5)],
};

function after(events: readonly DeskEvent[], receivedAt = 0): LoginDesk | undefined {
	return events.reduce<LoginDesk | undefined>((desk, event) => desk && applyEvent(desk, event, receivedAt), emptyDesk);
}

const ids = (desk: LoginDesk | undefined) => desk?.pending.map(({ id }) => id[0]);

test("a snapshot replaces everything, newest first", () => {
	const desk = after([snapshot, requested(8, "c", 9), snapshot]);
	expect(ids(desk)).toEqual(["b", "a"]);
	expect(desk).toMatchObject({ connection: { state: "live" }, revision: 7, auditHead: "head" });
});

test("patches add and remove, and leave the earlier value as it was", () => {
	const first = after([snapshot]);
	const second = first && applyEvent(first, requested(8, "c", 9), 0);
	const third = second && applyEvent(second, settled(9, "a"), 0);
	expect([ids(first), ids(second), ids(third)]).toEqual([
		["b", "a"],
		["c", "b", "a"],
		["c", "b"],
	]);
	expect(third?.ended).toEqual([{ id: "a".repeat(26), state: "denied" }]);
	expect(third?.endedRevision).toBe(9);
});

test("a revision that is not the next one is a gap", () => {
	expect(after([snapshot, requested(9, "c", 9)])).toBeUndefined();
	expect(after([snapshot, requested(7, "c", 9)])).toBeUndefined();
	expect(after([requested(1, "c", 9)])).toBeUndefined();
});

test("countdowns run by the server's clock, as seen through the fastest event", () => {
	const received = Date.parse(at(10)) - 60_000;
	const desk = after([snapshot], received);
	expect(desk?.clockOffset).toBe(60_000);
	const late = desk && applyEvent(desk, { ...requested(8, "c", 11), now: at(11) }, received + 4000);
	expect(late?.clockOffset).toBe(60_000);
});

test("of what ended only the last hundred are kept", () => {
	const many = Array.from({ length: 130 }, (_, index) => settled(8 + index, "a"));
	expect(after([snapshot, ...many])?.ended).toHaveLength(100);
});
