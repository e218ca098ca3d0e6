import { handInApproval } from "../../client/approve-login.ts";
import type { ServerConnection } from "../../client/call-server.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Failure } from "../desk/failure.ts";
import { askPasskey } from "./ask-passkey.ts";
import { sha256 } from "./digest.ts";

/** Lets a passkey sign `shown`, the very object that was rendered, and hands the signature in. */
export async function signLogin(server: ServerConnection, shown: LoginRequest, code: string): Promise<void> {
	await handInApproval(server, { shown, code, digest: sha256 }, ({ origin, ...options }, challenge) => {
		if (origin !== location.origin) throw new Failure("other-site");
		return askPasskey(options, challenge);
	});
}
