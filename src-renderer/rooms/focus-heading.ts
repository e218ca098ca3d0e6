/** Puts the focus where the page begins, when the thing that had it goes away. */
export function focusHeading(): void {
	document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
}
