/** The head of the audit chain: how many entries it has, and the hash of the newest. */
export interface AuditHead {
	readonly count: number;
	readonly hash: string;
}

/**
 * Reads a head as approvers keep it, `<number of entries>:<hash>`; that of an empty log is `0:`.
 * @returns `undefined` where the text is none
 */
export function readAuditHead(text: string): AuditHead | undefined {
	const [whole, digits, hash = ""] = /^(0|[1-9]\d{0,14}):([\w-]{43})?$/.exec(text) ?? [];
	if (whole === undefined || (digits === "0") !== (hash === "")) return undefined;
	return { count: Number(digits), hash };
}
