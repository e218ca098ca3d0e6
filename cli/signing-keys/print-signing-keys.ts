import { tableLines } from "../table.ts";
import type { Terminal } from "../terminal.ts";

export interface ListedKey {
	readonly id: string;
	readonly alg: string;
	readonly createdAt: string;
	/** Only of those that were replaced. */
	readonly publishedUntil?: string | undefined;
}

export function printSigningKeys(keys: readonly ListedKey[], json: boolean, terminal: Terminal): void {
	if (json) {
		terminal.print(JSON.stringify({ keys }));
		return;
	}
	const rows = keys.map(({ id, alg, createdAt, publishedUntil }) => [
		id,
		alg,
		publishedUntil === undefined ? `signs since ${createdAt}` : `published until ${publishedUntil}`,
	]);
	for (const line of tableLines(["KEY", "KIND", "STATE"], rows)) terminal.print(line);
}
