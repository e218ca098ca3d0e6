import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { announcedLogins } from "../approvals/waiting.ts";
import { fill, words } from "../words.ts";

/** What the icon says; `waiting` with how many. */
export type TrayState = "idle" | "waiting" | "offline" | "notPaired";

export interface TrayLook {
	readonly state: TrayState;
	/** How many announced logins wait. */
	readonly count: number;
	/** The same in words. */
	readonly tooltip: string;
}

/** Waiting logins come first: they can be answered. Then trouble, because nothing can come through it. */
export function trayLook(snapshot: DesktopSnapshot): TrayLook {
	const { accounts, quiet } = snapshot;
	const count = announcedLogins(snapshot).length;
	const state = stateOf(snapshot, count);
	const parts = [words.name, sentence(snapshot, state, count), quiet && accounts.length > 0 && words.tray.quiet];
	return { state, count, tooltip: parts.filter(Boolean).join(" · ") };
}

function stateOf({ accounts }: DesktopSnapshot, count: number): TrayState {
	if (accounts.length === 0) return "notPaired";
	if (count > 0) return "waiting";
	return accounts.some(isCutOff) ? "offline" : "idle";
}

/** The first silent try after a loss is no news yet. */
function isCutOff({ trouble, desk }: DesktopSnapshot["accounts"][number]): boolean {
	return trouble !== undefined || desk.connection.state === "offline";
}

function sentence({ accounts }: DesktopSnapshot, state: TrayState, count: number): string {
	const { tray } = words;
	if (state === "notPaired") return tray.notPaired;
	if (state === "waiting") return fill(count === 1 ? tray.waiting.one : tray.waiting.other, { count });
	const account = accounts.find(isCutOff);
	if (!account) return tray.idle;
	return fill(account.trouble ? tray.trouble : tray.offline, { server: new URL(account.server).host });
}
