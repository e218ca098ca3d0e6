import type { LoginRequest } from "../../contract/login-request.ts";
import { fill, words } from "../words.ts";

/** What a login wants, in one line without its mark. */
export function statement({ kind, account, target = "" }: LoginRequest): string {
	return fill(words.statements[kind], { account, target });
}
