import type { Passkey } from "../../contract/account.ts";
import { tableLines } from "../table.ts";
import { shortPasskeyId } from "./passkey-id.ts";
import { passkeyKindWords } from "./passkey-kind.ts";

const head = ["NAME", "KIND", "ADDED", "LAST USED", "ID"];
/** What may be cut: words, never a date or an id. */
const cut = [0, 1];

/**
 * Passkeys as lines, the head first.
 * @param columns of the terminal; left out, nothing is shortened
 */
export function passkeyTable(passkeys: readonly Passkey[], columns?: number): string[] {
	const ids = passkeys.map(({ id }) => id);
	const rows = passkeys.map((passkey) => [
		passkey.name,
		passkeyKindWords(passkey),
		day(passkey.createdAt),
		lastUsed(passkey),
		shortPasskeyId(passkey.id, ids),
	]);
	return tableLines(head, rows, columns === undefined ? undefined : { columns, cut });
}

/** The day of an instant, in UTC. */
export function day(instant: string): string {
	return instant.slice(0, 10);
}

export function lastUsed({ lastUsedAt }: Pick<Passkey, "lastUsedAt">): string {
	return lastUsedAt === undefined ? "never" : day(lastUsedAt);
}
