import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { statement } from "../approvals/statement.ts";
import { announcedLogins } from "../approvals/waiting.ts";
import { words } from "../words.ts";

export type TrayAct =
	| { readonly act: "open" }
	| { readonly act: "login"; readonly account: string; readonly id: string }
	| { readonly act: "settings" }
	| { readonly act: "doNotDisturb"; readonly on: boolean }
	| { readonly act: "quit" };

export interface TrayEntry {
	readonly label: string;
	readonly does: TrayAct;
	/** Only where it is a choice. */
	readonly checked?: boolean;
}

/** More logins than these are in the window. */
const most = 5;

/**
 * The tray's menu, in groups. On Linux it is all that can be counted on: a click on the icon may tell nobody, so the
 * first entry opens the window.
 */
export function trayMenu(snapshot: DesktopSnapshot): readonly (readonly TrayEntry[])[] {
	const { tray } = words;
	const logins = announcedLogins(snapshot)
		.slice(0, most)
		.map(({ account, request }): TrayEntry => {
			return { label: statement(request), does: { act: "login", account: account.id, id: request.id } };
		});
	const { doNotDisturb } = snapshot.settings;
	const choices: TrayEntry[] = [
		{ label: tray.doNotDisturb, does: { act: "doNotDisturb", on: !doNotDisturb }, checked: doNotDisturb },
		{ label: tray.settings, does: { act: "settings" } },
	];
	const groups: TrayEntry[][] = [
		[{ label: tray.open, does: { act: "open" } }],
		logins,
		choices,
		[{ label: tray.quit, does: { act: "quit" } }],
	];
	return groups.filter((group) => group.length > 0);
}
