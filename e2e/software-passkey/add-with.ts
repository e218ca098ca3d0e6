import type { BodyOf } from "../../contract/call.ts";
import { calls } from "../../contract/calls.ts";
import type { AttestationConveyance } from "../../contract/webauthn.ts";
import type { RegistrationFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";
import type { Caller } from "./wire-call.ts";

export interface Adding {
	/** The account, by name or id. */
	account: string;
	/** What a passkey of this account has just proven. */
	proof: string;
	name?: string;
	attestation?: AttestationConveyance;
	/** Who finishes, where a test wants that to be another than who began. */
	finisher?: Caller;
}

/** Adds another passkey to an account. */
export async function addWith(
	caller: Caller,
	passkey: SoftwarePasskey,
	{ account, proof, name, attestation, finisher = caller }: Adding,
	faults?: RegistrationFaults,
) {
	const params = { userId: account };
	const asked = { proof, ...(attestation && { attestation }) };
	const { ceremony, options } = await caller.send(calls.startRegistration, { params, body: asked });
	const body: BodyOf<typeof calls.finishRegistration> = {
		ceremony,
		response: passkey.register(options, caller.origin, faults),
		...(name !== undefined && { name }),
	};
	return finisher.send(calls.finishRegistration, { params, body });
}
