import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import type { CookieSession } from "./cookie-session.ts";
import type { AssertionFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";

export interface Approval {
	/** The login request's id. */
	id: string;
	/** The two digits that the asking screen shows. */
	code: string;
	/** Changes what the approver reads, as somebody between the server and the approver would. */
	alter?: (request: LoginRequest) => LoginRequest;
}

/** Reads a login request and signs what was read, without handing it in. */
export async function signApproval(
	session: CookieSession,
	passkey: SoftwarePasskey,
	{ id, code, alter = (request) => request }: Approval,
	faults?: AssertionFaults,
): Promise<AuthenticationResponse> {
	const params = { id };
	const request = alter(await session.send(calls.loginRequest, { params }));
	const { rpId } = await session.send(calls.loginCredentials, { params });
	const challenge = createHash("sha256").update(loginChallengeText(request, code)).digest("base64url");
	return passkey.sign({ challenge, rpId, origin: session.origin }, faults);
}

/** Approves a login request as an approver's program does. */
export async function approveWith(
	session: CookieSession,
	passkey: SoftwarePasskey,
	approval: Approval,
	faults?: AssertionFaults,
) {
	const response = await signApproval(session, passkey, approval, faults);
	return session.send(calls.approveLoginRequest, { params: { id: approval.id }, body: { response } });
}

export function denyLogin(session: CookieSession, id: string) {
	return session.send(calls.denyLoginRequest, { params: { id }, body: {} });
}
