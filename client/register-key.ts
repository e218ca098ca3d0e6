import type { AnswerOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import type { AttestationConveyance, CreationOptions, RegistrationResponse } from "../contract/webauthn.ts";
import { callServer } from "./call-server.ts";
import type { RelyingServer } from "./paired-server.ts";
import type { Signal } from "./runtime.ts";
import { refuseOtherParty } from "./sign-with-passkey.ts";

export interface KeyToRegister {
	/** The account: its name or id, with a link the id that redeeming it gave. */
	readonly userId: string;
	/** A link's secret, or a fresh proof of a passkey that the account has. */
	readonly authority: { readonly secret: string } | { readonly proof: string };
	/** Whether the maker's statement about the key is asked for; `none` where it is left out. */
	readonly attestation?: AttestationConveyance;
	readonly signal?: Signal;
}

/** A passkey is to be made for these options, by a page of this origin if it were one. */
export interface KeyToCreate extends CreationOptions {
	readonly origin: string;
}

/** A new passkey, and what to call it. */
export interface CreatedKey {
	readonly response: RegistrationResponse;
	readonly name?: string | undefined;
}

/**
 * Has a passkey made and registers it.
 * @param create makes it, on a security key of this machine for example
 * @throws OtherServer, Problem (`registration-refused`, `passkey-known` and what the calls say), Unreachable, what
 * `create` throws
 */
export async function registerKey(
	server: RelyingServer,
	{ userId, authority, attestation, signal }: KeyToRegister,
	create: (key: KeyToCreate) => Promise<CreatedKey>,
): Promise<AnswerOf<typeof calls.finishRegistration>> {
	const given = { params: { userId }, ...(signal && { signal }) };
	const asked = { ...authority, ...(attestation && { attestation }) };
	const { ceremony, options } = await callServer(server, calls.startRegistration, { ...given, body: asked });
	refuseOtherParty(server, { rpId: options.rp.id });
	const { response, name } = await create({ ...options, origin: server.origin });
	const body = { ceremony, response, ...(name !== undefined && { name }) };
	return callServer(server, calls.finishRegistration, { ...given, body });
}
