import type { AccountState } from "../../contract/desktop/snapshot.ts";
import { fill } from "../text/fill.ts";
import { desktopWords } from "../words/desktop.ts";

/** The host of an origin, as people know a server. */
export function serverHost(origin: string): string {
	return URL.canParse(origin) ? new URL(origin).host : origin;
}

/** One account of one server, for where several are told apart. */
export function accountName({ account, server }: Pick<AccountState, "account" | "server">): string {
	return fill(desktopWords.accountAt, { account, server: serverHost(server) });
}
