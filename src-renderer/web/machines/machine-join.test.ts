import { expect, test } from "vitest";
import type { PendingJoin } from "../../../client/request-join.ts";
import { approvedMachine, type MachineJoin } from "./machine-join.ts";

const pending = { id: "one" } as PendingJoin;
const ended = (outcome: Extract<MachineJoin, { state: "ended" }>["outcome"]): MachineJoin => ({
	state: "ended",
	pending,
	outcome,
	removableUntil: 0,
});

test("beside a login's card stands what became of its machine, and of no other", () => {
	const refused = ended({ state: "failed", reason: "refused" });
	for (const join of [refused, ended({ state: "removed" }), { state: "registering", pending } as const]) {
		expect(approvedMachine(join, "one")).toBe(join);
		expect(approvedMachine(join, "two")).toBeUndefined();
	}
	const lost = { state: "lost", pending, failure: "unreachable" } as const;
	expect(approvedMachine(lost, "one")).toBe(lost);
});

test("nothing stands there while the card says all that is known", () => {
	const silent: MachineJoin[] = [{ state: "none" }, { state: "waiting", pending }];
	for (const state of ["denied", "expired", "cancelled"] as const) silent.push(ended({ state }));
	for (const join of silent) expect(approvedMachine(join, "one")).toBeUndefined();
});
