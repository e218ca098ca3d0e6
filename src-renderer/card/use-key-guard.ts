import { type KeyboardEvent, useRef } from "react";
import { keyCounts } from "./key-guard.ts";

/** Handlers for a card's root that swallow every key of its first half second. */
export function useKeyGuard() {
	const appearedAt = useRef<number>(undefined);
	appearedAt.current ??= performance.now();
	const guard = (event: KeyboardEvent) => {
		if (keyCounts(event, appearedAt.current ?? 0, performance.now())) return;
		event.preventDefault();
		event.stopPropagation();
	};
	return { onKeyDownCapture: guard, onKeyUpCapture: guard };
}
