import type { Role } from "../../../contract/account.ts";
import { words } from "../../words.ts";

/** An account's roles in a word. */
export function roleWord(roles: readonly Role[]): string {
	return roles.includes("admin") ? words.administration.roles.admin : words.administration.roles.none;
}
