/** A window that may have the keyboard. */
export interface Focusable {
	/** Told after the page knows. */
	focusChanged(isFocused: boolean): void;
}

let focused: Focusable | undefined;

export function focusedWindow(): Focusable | undefined {
	return focused;
}

/** One window has the focus, or none of the app's: the host decides what elsewhere the desktop does. */
export function focusOn(window: Focusable | undefined): void {
	if (focused === window) return;
	const before = focused;
	focused = window;
	before?.focusChanged(false);
	window?.focusChanged(true);
}
