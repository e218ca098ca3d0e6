import { fill, words } from "../words.ts";
import type { StateDamaged } from "./state-damaged.ts";

interface TellDamage {
	readonly say: (title: string, body: string) => void;
	/** Says it in the window as well, where it stands until it was read. */
	readonly notice: (code: StateDamaged["code"]) => void;
	readonly report: (error: unknown) => void;
}

/** Tells the person and the diagnostics what could not be read at the start. */
export function tellDamage(damage: StateDamaged | undefined, { say, notice, report }: TellDamage): void {
	if (!damage) return;
	report(damage);
	notice(damage.code);
	const { title, body } = words.damage[damage.code];
	say(fill(title, { name: words.name }), body);
}
