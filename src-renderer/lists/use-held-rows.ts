import { useEffect, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { type HeldRows, heldRows } from "./held-rows.ts";

/** A pointer that rests this long is no longer about to press anything. */
const restingTime = 3000;

/** Holds a list still while a pointer moves over it or the focus is inside, and the handlers that notice both. */
export function useHeldRows(pending: readonly LoginRequest[]) {
	const [held, setHeld] = useState(pending);
	const [pointer, setPointer] = useState(false);
	const [focus, setFocus] = useState(false);
	const resting = useRef<ReturnType<typeof setTimeout>>(undefined);
	const holding = pointer || focus;
	if (!holding && held !== pending) setHeld(pending);
	useEffect(() => () => clearTimeout(resting.current), []);

	const moved = () => {
		clearTimeout(resting.current);
		resting.current = setTimeout(() => setPointer(false), restingTime);
		setPointer(true);
	};
	const left = () => {
		clearTimeout(resting.current);
		setPointer(false);
	};
	const rows: HeldRows = heldRows(holding ? held : pending, pending);
	return {
		...rows,
		release: () => setHeld(pending),
		listeners: {
			onPointerMove: moved,
			onPointerLeave: left,
			onFocus: () => setFocus(true),
			onBlur: () => setFocus(false),
		},
	};
}
