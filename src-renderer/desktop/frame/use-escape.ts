import { useEffect, useRef } from "react";

/** Escape leaves a room. A card's first half second swallows it like any other key. */
export function useEscape(leave: () => void): void {
	const latest = useRef(leave);
	latest.current = leave;
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.key === "Escape" && !event.defaultPrevented && !event.repeat) latest.current();
		};
		document.addEventListener("keydown", pressed);
		return () => document.removeEventListener("keydown", pressed);
	}, []);
}
