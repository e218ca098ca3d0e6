import { useEffect, useMemo, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { heldRows } from "./held-rows.ts";

/** A pointer that rests this long is no longer about to press anything. */
const restingTime = 3000;

/** Holds a list still while a pointer moves over it or the focus is inside; `listeners` belong on its root. */
export function useHeldRows(pending: readonly LoginRequest[]) {
	const [held, setHeld] = useState(pending);
	const [pointer, setPointer] = useState(false);
	const [focus, setFocus] = useState(false);
	const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
	const root = useRef<HTMLDivElement>(null);
	const holding = pointer || focus;
	if (!holding && held !== pending) setHeld(pending);
	const rows = useMemo(() => heldRows(held, pending), [held, pending]);

	useEffect(() => () => clearTimeout(resting.current), []);
	// A control that goes away takes the focus with it, and no event tells of that.
	useEffect(() => {
		if (focus && !root.current?.contains(document.activeElement)) setFocus(false);
	});

	const moved = () => {
		clearTimeout(resting.current);
		resting.current = setTimeout(() => setPointer(false), restingTime);
		setPointer(true);
	};
	const left = () => {
		clearTimeout(resting.current);
		setPointer(false);
	};
	return {
		...rows,
		release: () => setHeld(pending),
		listeners: {
			ref: root,
			onPointerMove: moved,
			onPointerLeave: left,
			onFocus: () => setFocus(true),
			onBlur: () => setFocus(false),
		},
	};
}
