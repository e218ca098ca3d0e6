import type { LoginRequest } from "../../contract/login-request.ts";
import type { words } from "../words.ts";

export type StatementForm = keyof typeof words.statements;

/** Which sentence says what a request wants: its kind's, unless what it carries says it better. */
export function statementForm({
	kind,
	target,
	client,
	clientKind,
}: Pick<LoginRequest, "kind" | "target" | "client" | "clientKind">): StatementForm {
	if (kind === "login" && target !== undefined) return "loginFor";
	// Any program that logs people in by OpenID Connect asks so, most of them no VPN.
	if (kind === "vpn" && client !== undefined && clientKind !== "host") return "client";
	return kind;
}
