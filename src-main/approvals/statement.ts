import type { LoginRequest } from "../../contract/login-request.ts";
import { fill, words } from "../words.ts";
import { quotedClaim } from "./quoted-claim.ts";

/** What a login wants, in one line without its mark. The account comes first; what is claimed is quoted. */
export function statement({ kind, account, target = "" }: LoginRequest): string {
	return fill(words.statements[kind], { account, target: quotedClaim(target) });
}
