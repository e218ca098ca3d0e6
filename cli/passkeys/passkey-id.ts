import { shortId } from "../requests/short-ids.ts";

/** A credential's id as it is named here: a word that begins with a hyphen would be read as an option. */
function nameable(id: string): string {
	return id.replace(/^-+/, "");
}

/** The beginning of a credential's id, as long as it has to be to name one of `all`. */
export function shortPasskeyId(id: string, all: readonly string[]): string {
	return shortId(nameable(id), all.map(nameable));
}

/** Whether an id is the one that is meant by its beginning, with or without the hyphens before it. */
export function idBeginsWith(id: string, start: string): boolean {
	return start !== "" && (id.startsWith(start) || nameable(id).startsWith(start));
}
