import { callServer, type ServerConnection } from "../../client/call-server.ts";
import { loginChallenge } from "../../client/challenge.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Failure } from "../desk/failure.ts";
import { askPasskey } from "./ask-passkey.ts";
import { sha256 } from "./digest.ts";

/** Lets a passkey sign `shown`, the very object that was rendered, and hands the signature in. */
export async function signLogin(server: ServerConnection, shown: LoginRequest, code: string): Promise<void> {
	const params = { id: shown.id };
	// Built from what was on screen before anything is fetched; the answer below only says which passkeys there are.
	const challenge = await loginChallenge(shown, shown.matchCode === "off" ? "" : code, sha256);
	const { origin, ...options } = await callServer(server, calls.loginCredentials, { params });
	if (origin !== location.origin) throw new Failure("other-site");
	const response = await askPasskey(options, challenge);
	await callServer(server, calls.approveLoginRequest, { params, body: { response } });
}
