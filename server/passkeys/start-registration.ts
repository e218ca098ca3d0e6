import { randomBytes } from "node:crypto";
import { z } from "zod";
import { Account } from "../../contract/account.ts";
import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import { AttestationConveyance, type CreationOptions } from "../../contract/webauthn.ts";
import type { Approver } from "../approver.ts";
import { openLink } from "../invites/links.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { CredentialRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { credentialsOf, descriptorsOf } from "./allowed-credentials.ts";
import { beginCeremony, ceremonyLifetime } from "./ceremonies.ts";
import { requireHolder } from "./holder.ts";
import { takeProof } from "./proofs.ts";
import { takenAlgorithms } from "./stored-key.ts";
import { userHandleOf } from "./verify-assertion.ts";

/** What is remembered from the start of a registration to its finish. */
export const RegistrationState = z.object({
	challenge: z.string(),
	/** Whether the maker's statement was asked for; those of an earlier version asked for none. */
	attestation: AttestationConveyance.default("none"),
	account: Account,
	/** The link that gives the authority; without one, a proof of the account's own passkey did. */
	linkId: z.string().optional(),
	/** Whoever handed in that proof, and has to finish what it began. */
	heldBy: z.string().optional(),
});
export type RegistrationState = z.infer<typeof RegistrationState>;

interface RegistrationStart {
	userId: string;
	authority: { secret: string } | { proof: string };
	attestation?: AttestationConveyance | undefined;
	caller: Approver | undefined;
}

export async function startRegistration(
	storage: Storage,
	party: RelyingParty,
	start: RegistrationStart,
): Promise<{ ceremony: Ceremony; options: CreationOptions }> {
	const { known, ...authorized } = await authorize(storage, start);
	const { account } = authorized;
	const challenge = randomBytes(32).toString("base64url");
	const { attestation = "none" } = start;
	const state: RegistrationState = { challenge, attestation, ...authorized };
	const ceremony = await beginCeremony(storage, { type: "register", userId: account.id, state: () => state });
	return { ceremony, options: creationOptions(party, state, known) };
}

async function authorize(
	storage: Storage,
	{ userId, authority, caller }: RegistrationStart,
): Promise<Omit<RegistrationState, "challenge" | "attestation"> & { known: CredentialRow[] }> {
	if ("secret" in authority) {
		const link = await openLink(storage.db, authority.secret);
		if (link.claimed_user_id !== userId || link.claimed_name === null) throw new Problem("link-ended");
		const roles = Account.shape.roles.parse(JSON.parse(link.roles_json));
		const account = { id: userId, name: link.claimed_name, roles };
		// Only a recovery link finds keys here, and names them so that the person does not register one of them again.
		const known = link.keeps_passkeys === 1 ? await credentialsOf(storage, userId) : [];
		return { account, linkId: link.id, known };
	}
	if (!caller) throw new Problem("not-signed-in");
	const { account } = caller;
	if (userId !== account.id && userId !== account.name) throw new Problem("token-refused");
	await takeProof(storage, caller, authority.proof);
	return { account, heldBy: requireHolder(caller), known: await credentialsOf(storage, account.id) };
}

function creationOptions(
	party: RelyingParty,
	{ account, challenge, attestation }: RegistrationState,
	known: readonly CredentialRow[],
): CreationOptions {
	return {
		challenge,
		rp: { id: party.rpId, name: party.name },
		user: { id: userHandleOf(account.id), name: account.name, displayName: account.name },
		pubKeyCredParams: takenAlgorithms.map((alg) => ({ type: "public-key", alg })),
		timeout: ceremonyLifetime,
		excludeCredentials: descriptorsOf(known),
		authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
		attestation,
	};
}
