import type { Room } from "../../contract/desktop/room.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";

/** Goes to a room; what was said in the one before is not said in this one. */
export function inRoom(snapshot: DesktopSnapshot, room: Room): DesktopSnapshot {
	return { ...snapshot, room, notice: undefined };
}

/** The room that leads to this one. */
export function roomBefore({ room, accounts }: DesktopSnapshot): Room {
	switch (room.at) {
		case "decision":
			return { at: "decisions", account: room.account };
		case "about":
		case "add-key":
			return { at: "settings" };
		case "pair":
			return accounts.length > 0 ? { at: "settings" } : { at: "waiting" };
		case "request": {
			const account = accounts.find(({ id }) => id === room.account);
			const others = account?.everybody !== undefined && room.request.account !== account.account;
			return others ? { at: "everybody", account: room.account } : { at: "waiting" };
		}
		default:
			return { at: "waiting" };
	}
}

/** The account whose requests of everybody the window shows. */
export function everybodysAccount({ room, accounts }: DesktopSnapshot): string | undefined {
	if (room.at === "everybody") return room.account;
	// A card that was opened there goes on being followed by the same stream.
	if (room.at !== "request") return undefined;
	const account = accounts.find(({ id }) => id === room.account);
	return account && account.account !== room.request.account ? account.id : undefined;
}
