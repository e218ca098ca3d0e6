import { main } from "../main-process.ts";
import type { TypedPins } from "./pin-entry.ts";

/** Hands the PINs to main, and wipes them here however that goes. */
export async function sendPins(typed: TypedPins): Promise<void> {
	try {
		await main.answerPin(answerOf(typed));
	} finally {
		wipe(typed);
	}
}

/** Overwrites what was typed. The text of a field can not be: it is read once, and the field emptied. */
export function wipe(typed: TypedPins): void {
	for (const bytes of Object.values(typed)) if (typeof bytes !== "string") bytes.fill(0);
}

function answerOf(typed: TypedPins): Parameters<typeof main.answerPin>[0] {
	switch (typed.kind) {
		case "enter-pin":
			return { kind: "pin", pin: typed.pin };
		case "set-pin":
			return { kind: "pin", pin: typed.next };
		case "change-pin":
			return { kind: "pins", current: typed.current, next: typed.next };
	}
}
