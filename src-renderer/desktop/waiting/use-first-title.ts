import { useEffect, useRef } from "react";

/** A list opens with the focus on its newest title, unless the reader is busy elsewhere in the room. */
export function useFirstTitle(waiting: boolean): void {
	const before = useRef(false);
	useEffect(() => {
		const appeared = waiting && !before.current;
		before.current = waiting;
		const held = document.activeElement;
		if (!appeared || !(held === null || held === document.body || held.matches("h1"))) return;
		document.querySelector<HTMLElement>("main .waiting-list a")?.focus({ preventScroll: true });
	}, [waiting]);
}
