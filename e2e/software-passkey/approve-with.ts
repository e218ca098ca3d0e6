import { createHash } from "node:crypto";
import { calls } from "../../contract/calls.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import type { AssertionFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";
import type { Caller } from "./wire-call.ts";

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
	caller: Caller,
	passkey: SoftwarePasskey,
	{ id, code, alter = (request) => request }: Approval,
	faults?: AssertionFaults,
): Promise<AuthenticationResponse> {
	const params = { id };
	const request = alter(await caller.send(calls.loginRequest, { params }));
	const { rpId } = await caller.send(calls.loginCredentials, { params });
	const challenge = createHash("sha256").update(loginChallengeText(request, code)).digest("base64url");
	return passkey.sign({ challenge, rpId, origin: caller.origin }, faults);
}

/** Approves a login request as an approver's program does. */
export async function approveWith(
	caller: Caller,
	passkey: SoftwarePasskey,
	approval: Approval,
	faults?: AssertionFaults,
) {
	const response = await signApproval(caller, passkey, approval, faults);
	return caller.send(calls.approveLoginRequest, { params: { id: approval.id }, body: { response } });
}

export function denyLogin(caller: Caller, id: string) {
	return caller.send(calls.denyLoginRequest, { params: { id }, body: {} });
}
