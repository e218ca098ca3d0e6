import { expect, test } from "vitest";
import { createTroubleLog } from "../diagnostics/trouble-log.ts";
import { StateDamaged } from "./state-damaged.ts";
import { tellDamage } from "./tell-damage.ts";

function told(damage: StateDamaged | undefined) {
	const { report, lines } = createTroubleLog(() => new Date("2026-11-21T14:31:00.000Z"));
	const said: string[] = [];
	const notices: string[] = [];
	tellDamage(damage, { say: (title) => said.push(title), notice: (code) => notices.push(code), report });
	return { said, notices, lines: lines() };
}

test("the person and the diagnostics learn of what could not be read", () => {
	expect(told(new StateDamaged("file-set-aside"))).toEqual({
		said: ["Countersign begins anew"],
		notices: ["file-set-aside"],
		lines: ["2026-11-21T14:31:00.000Z StateDamaged file-set-aside"],
	});
	expect(told(new StateDamaged("pairings-left-out"))).toEqual({
		said: ["A pairing can not be read"],
		notices: ["pairings-left-out"],
		lines: ["2026-11-21T14:31:00.000Z StateDamaged pairings-left-out"],
	});
});

test("where all could be read, nothing is said", () => {
	expect(told(undefined)).toEqual({ said: [], notices: [], lines: [] });
});
