import { useEffect, useRef } from "react";
import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";

/** The room in a word, another one for every place where reading begins anew. */
export function placeOf({ room, accounts, pairing }: DesktopSnapshot): string {
	if (room.at === "pair" || (room.at === "waiting" && accounts.length === 0))
		return pairing.step === "browser" || pairing.step === "paired" ? `pair ${pairing.step}` : "pair";
	if (room.at === "request") return `request ${room.account} ${room.request.id}`;
	return Object.values(room).join(" ");
}

/**
 * After going to another room, the focus stands at its heading; unless the room itself has put it elsewhere. The
 * same where the window comes back and what had the focus is gone.
 */
export function useRoomFocus(place: string, onChange: () => void): void {
	const before = useRef<string>(undefined);
	const changed = useRef(onChange);
	changed.current = onChange;
	useEffect(() => {
		if (before.current === place) return;
		if (before.current !== undefined) changed.current();
		before.current = place;
		scrollTo(0, 0);
		if (document.activeElement === document.body) focusHeading();
	}, [place]);
	useEffect(() => {
		const comeBack = () => document.activeElement === document.body && focusHeading();
		addEventListener("focus", comeBack);
		return () => removeEventListener("focus", comeBack);
	}, []);
}
