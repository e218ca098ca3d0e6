import type { FastifyReply } from "fastify";
import type { Account, Passkey } from "../../contract/account.ts";
import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import type { RegistrationResponse } from "../../contract/webauthn.ts";
import { accountOf, passkeyOf } from "../accounts/account-view.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import type { Approver } from "../approver.ts";
import { appendEntry } from "../audit/append-entry.ts";
import { consumeLink } from "../invites/links.ts";
import { type RecoveryParts, recoverAccount } from "../recovery/recover-account.ts";
import type { RelyingParty } from "../relying-party.ts";
import type { WebSessions } from "../sessions/web-sessions.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { InviteRow } from "../storage/schema.ts";
import type { Storage } from "../storage/storage.ts";
import { takeCeremony } from "./ceremonies.ts";
import { holderOf, stillHolds } from "./holder.ts";
import { RegistrationState } from "./start-registration.ts";
import { type NewCredential, verifyRegistration } from "./verify-registration.ts";

export interface RegistrationFinish {
	/** The account, by the id or name it was begun for. */
	userId: string;
	caller?: Approver | undefined;
	ceremony: Ceremony;
	response: RegistrationResponse;
	name?: string | undefined;
}

export interface RegistrationParts extends RecoveryParts {
	readonly storage: Storage;
	readonly party: RelyingParty;
	readonly sessions: WebSessions;
}

/**
 * Stores a new passkey, and with a link the account that it begins or gives back, in one transaction.
 * @returns with a link, also the function that signs the person in
 */
export async function finishRegistration(
	parts: RegistrationParts,
	finish: RegistrationFinish,
): Promise<{ account: Account; passkey: Passkey; signIn?: (reply: FastifyReply) => void }> {
	const { storage, party, sessions } = parts;
	const taken = await takeCeremony(storage, "register", finish.ceremony);
	const state = RegistrationState.parse(taken.state);
	const { account, linkId } = state;
	const same = finish.userId === account.id || finish.userId === account.name;
	const caller = linkId === undefined ? requireBeginner(state, finish.caller) : undefined;
	if (!same) throw new Problem("ceremony-ended");
	const credential = await verifyRegistration(party, state, finish.response);
	return storage.write(async (trx, afterCommit) => {
		const now = storage.clock();
		if (caller && !(await stillHolds(trx, caller))) throw new Problem("ceremony-ended");
		if (linkId !== undefined) await applyLink(trx, afterCommit, parts, { account, linkId, now });
		const passkey = await storePasskey(trx, account, credential, finish.name ?? "Passkey", now);
		const made = { account: await standing(trx, account.id), passkey };
		if (linkId !== undefined) return { ...made, signIn: await sessions.begin(trx, account.id) };
		const { id: userId, name } = made.account;
		await parts.queueNotice(trx, afterCommit, { kind: "passkey-added", userId, account: name, name: passkey.name });
		return made;
	});
}

/** Without a link, whoever finishes is the session or the app that handed in the proof. */
function requireBeginner({ heldBy }: RegistrationState, caller: Approver | undefined): Approver {
	if (!caller || heldBy === undefined || holderOf(caller) !== heldBy) throw new Problem("ceremony-ended");
	return caller;
}

/** The link begins its account, or gives it back. */
async function applyLink(
	trx: Transaction,
	afterCommit: AfterCommit,
	parts: RecoveryParts,
	{ account, linkId, now }: { account: Account; linkId: string; now: number },
): Promise<void> {
	const link = await consumeLink(trx, { id: linkId, userId: account.id, now });
	if (link.kind === "recovery") await recoverAccount(trx, afterCommit, parts, { account, link, now });
	else await beginAccount(trx, account, link, now);
}

/** The account as it is now; it may have been switched off while its new passkey was looked at. */
async function standing(trx: Transaction, id: string): Promise<Account> {
	const row = await standingAccounts(trx).selectAll().where("id", "=", id).executeTakeFirst();
	if (!row) throw new Problem("ceremony-ended");
	return accountOf(row);
}

async function beginAccount(trx: Transaction, account: Account, link: InviteRow, now: number): Promise<void> {
	const { numInsertedOrUpdatedRows } = await trx
		.insertInto("account")
		.values({ id: account.id, name: account.name, roles_json: link.roles_json, created_at: now })
		.onConflict((conflict) => conflict.column("name").doNothing())
		.executeTakeFirst();
	if (numInsertedOrUpdatedRows === 0n) throw new Problem("name-taken");
	await appendEntry(trx, {
		action: "account-created",
		at: now,
		accountId: account.id,
		personal: { name: account.name, by: link.kind },
	});
}

async function storePasskey(
	trx: Transaction,
	account: Account,
	credential: NewCredential,
	name: string,
	now: number,
): Promise<Passkey> {
	const row = await trx
		.insertInto("webauthn_credential")
		.values({ ...credential, user_id: account.id, type: "public-key", name, created_at: now, last_updated_at: now })
		.onConflict((conflict) => conflict.column("credential_id").doNothing())
		.returningAll()
		.executeTakeFirst();
	if (!row) throw new Problem("passkey-known");
	await appendEntry(trx, {
		action: "passkey-added",
		at: now,
		accountId: account.id,
		personal: {
			name,
			credential: row.credential_id,
			aaguid: row.aaguid,
			attestation: row.attestation_format ?? undefined,
		},
	});
	return passkeyOf(row);
}
