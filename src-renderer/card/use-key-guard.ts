import { type KeyboardEvent, useEffect, useRef } from "react";
import { keyCounts } from "./key-guard.ts";

/**
 * Handlers for a card's root that swallow every key of its first half second, and of the first half second after its
 * window has taken the focus: what is typed then was begun elsewhere.
 */
export function useKeyGuard() {
	const appearedAt = useRef<number>(undefined);
	appearedAt.current ??= performance.now();
	useEffect(() => {
		const appear = () => {
			appearedAt.current = performance.now();
		};
		addEventListener("focus", appear);
		return () => removeEventListener("focus", appear);
	}, []);
	const guard = (event: KeyboardEvent) => {
		if (keyCounts(event, appearedAt.current ?? 0, performance.now())) return;
		event.preventDefault();
		event.stopPropagation();
	};
	return { onKeyDownCapture: guard, onKeyUpCapture: guard };
}
