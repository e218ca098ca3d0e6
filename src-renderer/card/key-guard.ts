/** For how long a card that has just appeared takes no keys: typing that was meant for elsewhere decides nothing. */
export const quietTime = 500;

export interface Pressed {
	readonly key: string;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
	readonly altKey: boolean;
	/** The key is held down, perhaps from before the card appeared. */
	readonly repeat: boolean;
}

/** Whether a key counts on a card that appeared at `appearedAt`. The browser's own shortcuts always do. */
export function keyCounts(pressed: Pressed, appearedAt: number, now: number): boolean {
	const shortcut = pressed.ctrlKey || pressed.metaKey || pressed.altKey || /^F\d+$/.test(pressed.key);
	const held = pressed.repeat && (pressed.key === "Enter" || pressed.key === " ");
	return shortcut || (now - appearedAt >= quietTime && !held);
}
