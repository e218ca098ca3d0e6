import type { LoginRequest } from "../../contract/login-request.ts";
import { fill, words } from "../words.ts";
import { quotedClaim } from "./quoted-claim.ts";

/** What a login wants, in one line without its mark. The account comes first; what is claimed is quoted. */
export function statement(request: LoginRequest): string {
	const { account, target = "" } = request;
	return fill(words.statements[formOf(request)], { account, target: quotedClaim(target) });
}

/** The sentence of its kind, unless what it is for is said, or a client of OpenID Connect asks, mostly no VPN. */
function formOf({ kind, target, client, clientKind }: LoginRequest): keyof typeof words.statements {
	if (kind === "login" && target !== undefined) return "loginFor";
	if (kind === "vpn" && client !== undefined && clientKind !== "host") return "client";
	return kind;
}
