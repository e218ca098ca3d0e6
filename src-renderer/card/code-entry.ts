export const codeLength = 2;

/** The digits of what was typed or pasted, at most two. */
export function digitsOf(typed: string): string {
	return typed.replace(/[^0-9]/g, "").slice(0, codeLength);
}

export function isComplete(code: string): boolean {
	return /^\d\d$/.test(code);
}

export interface Readiness {
	readonly codeNeeded: boolean;
	readonly code: string;
	/** Everything that is signed was on screen. */
	readonly allSeen: boolean;
}

/** What stands between the reader and the key: something unread, the digits, or nothing. */
export function missing({ codeNeeded, code, allSeen }: Readiness): "reading" | "code" | undefined {
	if (!allSeen) return "reading";
	return codeNeeded && !isComplete(code) ? "code" : undefined;
}
