import type { Passkey } from "../contract/account.ts";
import { calls } from "../contract/calls.ts";
import type { AttestationConveyance } from "../contract/webauthn.ts";
import { callServer } from "./call-server.ts";
import type { PairedServer } from "./paired-server.ts";
import { provePasskey } from "./prove-passkey.ts";
import { type CreatedKey, type KeyToCreate, registerKey } from "./register-key.ts";
import type { Signal } from "./runtime.ts";
import type { Signer } from "./sign-with-passkey.ts";

/*
 * A pairing reads its account's passkeys by itself. To change them it needs, for each change, one of them to sign.
 */

/** The passkeys of the paired account, oldest first. @throws Problem, Unreachable, what `signal` was aborted with */
export async function listOwnPasskeys(server: PairedServer, account: string, signal?: Signal): Promise<Passkey[]> {
	const given = { params: { userId: account }, ...(signal && { signal }) };
	return (await callServer(server, calls.listPasskeys, given)).passkeys;
}

/**
 * Adds a passkey: first one that is known signs, then the new one is made.
 * @throws OtherServer, Problem, Unreachable, what signing and creating throw
 */
export async function addOwnPasskey(
	server: PairedServer,
	{ account, attestation }: { account: string; attestation?: AttestationConveyance },
	signer: Signer,
	create: (key: KeyToCreate) => Promise<CreatedKey>,
): Promise<Passkey> {
	const authority = { proof: await freshProof(server, account, signer) };
	const key = { userId: account, authority, ...(attestation && { attestation }), ...stoppable(signer) };
	return (await registerKey(server, key, create)).passkey;
}

/** @param id of the passkey @throws OtherServer, Problem, Unreachable, what signing throws */
export async function renameOwnPasskey(
	server: PairedServer,
	{ account, id, name }: { account: string; id: string; name: string },
	signer: Signer,
): Promise<Passkey> {
	const proof = await freshProof(server, account, signer);
	const given = { params: { userId: account, id }, body: { name, proof }, ...stoppable(signer) };
	return callServer(server, calls.renamePasskey, given);
}

/** @param id of the passkey @throws OtherServer, Problem (`last-passkey` among others), Unreachable, what signing throws */
export async function removeOwnPasskey(
	server: PairedServer,
	{ account, id }: { account: string; id: string },
	signer: Signer,
): Promise<void> {
	const proof = await freshProof(server, account, signer);
	const given = { params: { userId: account, id }, body: { proof }, ...stoppable(signer) };
	await callServer(server, calls.removePasskey, given);
}

async function freshProof(server: PairedServer, account: string, signer: Signer): Promise<string> {
	return (await provePasskey(server, account, { purpose: "proof" }, signer)).proof;
}

function stoppable({ signal }: Signer) {
	return signal && { signal };
}
