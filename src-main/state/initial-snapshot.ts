import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";

type Known = Pick<DesktopSnapshot, "version" | "platform" | "protection" | "settings" | "quiet" | "unavailable">;

/** What is shown before the first account was read. */
export function initialSnapshot(known: Known): DesktopSnapshot {
	return {
		...known,
		accounts: [],
		room: { at: "waiting" },
		pairing: { step: "none" },
		keyDialog: undefined,
		notice: undefined,
	};
}
