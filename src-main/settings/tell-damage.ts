import { fill, words } from "../words.ts";
import type { StateDamaged } from "./state-damaged.ts";

/** Tells the person and the diagnostics what could not be read at the start. */
export function tellDamage(
	damage: StateDamaged | undefined,
	{ say, report }: { say: (title: string, body: string) => void; report: (error: unknown) => void },
): void {
	if (!damage) return;
	report(damage);
	const { title, body } = words.damage[damage.code];
	say(fill(title, { name: words.name }), body);
}
