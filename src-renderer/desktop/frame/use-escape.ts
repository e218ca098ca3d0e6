import { useEffect, useRef } from "react";

/**
 * Escape leaves a room, or what is under way in it. A card's first half second swallows it like any other key.
 * @param turn what is under way is left before the room is, by an Escape of its own
 */
export function useEscape(leave: () => void, turn: "before the room" | "last" = "last"): void {
	const latest = useRef(leave);
	latest.current = leave;
	useEffect(() => {
		const pressed = (event: KeyboardEvent) => {
			if (event.key !== "Escape" || event.defaultPrevented || event.repeat) return;
			event.preventDefault();
			latest.current();
		};
		const options = { capture: turn === "before the room" };
		document.addEventListener("keydown", pressed, options);
		return () => document.removeEventListener("keydown", pressed, options);
	}, [turn]);
}
