import type { CreatedLoginRequest, NewLoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import { loginRequestId } from "../../contract/public-key.ts";
import { standingAccounts } from "../accounts/standing-accounts.ts";
import { keyThumbprint } from "../dpop/key-thumbprint.ts";
import type { EventHub } from "../events/event-hub.ts";
import { isAnnounced } from "../floods/announced.ts";
import { globalCap, refuseFullestAtCap } from "../floods/global-cap.ts";
import { sourceOf } from "../floods/source.ts";
import { instant } from "../instant.ts";
import type { QueueNotice } from "../notices/queue-notice.ts";
import type { RelyingParty } from "../relying-party.ts";
import { hashOf, newSecret } from "../secret.ts";
import type { ServerKeys } from "../server-keys.ts";
import type { AfterCommit, Transaction } from "../storage/group-commit.ts";
import type { LoginRequestRow } from "../storage/schema.ts";
import { statement } from "../storage/statement.ts";
import type { Storage } from "../storage/storage.ts";
import { publishRequested } from "./announce.ts";
import { requestById } from "./find.ts";
import { anyMatchCode, chooseMatchCode } from "./match-code.ts";
import { storeRequest } from "./store-request.ts";

export interface LoginRequestParts {
	readonly storage: Storage;
	readonly party: RelyingParty;
	readonly keys: ServerKeys;
	readonly hub: EventHub;
	readonly queueNotice: QueueNotice;
	/** Milliseconds a request stays open. */
	readonly lifetime: number;
	/** Pending requests of all accounts together, where it is not the usual number. */
	readonly cap?: number;
}

/** A client that the server knows by more than what it says. */
export interface RegisteredAsker {
	/** Its name. */
	readonly client: string;
	/** Given for an enrolled host. */
	readonly kind?: "host";
	/** The two digits that it shows already, where it chose them; empty where its logins ask for none. */
	readonly matchCode?: string;
}

const attempts = 2;

/**
 * Stores a login request as pending and announces it. An account that does not exist is answered in the same way.
 * The same key with the same body gets the same answer; with another body, Problem `key-in-use`.
 * @param asker the registered client that asks, where one does
 * @param beside what is stored with a new request, in its transaction
 */
export async function createLoginRequest(
	parts: LoginRequestParts,
	wish: NewLoginRequest,
	address: string,
	asker?: RegisteredAsker,
	beside?: (trx: Transaction, id: string, afterCommit: AfterCommit) => Promise<void>,
): Promise<CreatedLoginRequest> {
	const { storage, party, keys, hub } = parts;
	const thumbprint = keyThumbprint(wish.publicKey);
	const id = loginRequestId(Buffer.from(thumbprint, "base64url"));
	const waitToken = keys.mac("wait-token", id);
	const row = await storage.write(async (trx, afterCommit) => {
		const before = await requestById.first(trx, { id });
		if (before) return sameWish(before, wish, asker);
		const made = await insert(trx, parts, { wish, address, asker, id, keyThumbprint: thumbprint, waitToken });
		await beside?.(trx, id, afterCommit);
		await publishRequested(trx, afterCommit, hub, made);
		return made;
	});
	return {
		id,
		waitToken,
		matchCode: row.match_code,
		expiresAt: instant(row.expires_at),
		approveUrl: `${party.origin}/approve/${id}`,
		now: instant(storage.clock()),
	};
}

interface Making {
	wish: NewLoginRequest;
	address: string;
	asker: RegisteredAsker | undefined;
	id: string;
	keyThumbprint: string;
	waitToken: string;
}

async function insert(trx: Transaction, parts: LoginRequestParts, making: Making): Promise<LoginRequestRow> {
	const { wish, address, asker, id, keyThumbprint, waitToken } = making;
	const now = parts.storage.clock();
	const account = await standing.first(trx, { name: wish.account });
	const source = sourceOf(address);
	await refuseFullestAtCap(trx, source, parts.cap ?? globalCap);
	const asking = { account: wish.account, userId: account?.id, source, kind: wish.kind, target: wish.target, now };
	const announced = await isAnnounced(trx, asking);
	const row = await storeRequest.first(trx, {
		...claimsOf(wish),
		id,
		user_id: account?.id ?? null,
		client: asker?.client ?? null,
		client_kind: asker?.kind ?? null,
		address,
		source,
		key_thumbprint: keyThumbprint,
		nonce: newSecret(),
		match_code: asker?.matchCode ?? (announced ? await chooseMatchCode(trx, wish.account, now) : anyMatchCode()),
		attempts_left: attempts,
		wait_token_hash: hashOf(waitToken),
		announced: announced ? 1 : 0,
		state: "pending",
		created_at: now,
		expires_at: now + parts.lifetime,
	});
	if (!row) throw new Error("The request was not stored.");
	return row;
}

const standing = statement((db, slot: { name: string }) =>
	standingAccounts(db).select("id").where("name", "=", slot.name),
);

function sameWish(row: LoginRequestRow, wish: NewLoginRequest, asker: RegisteredAsker | undefined): LoginRequestRow {
	const same = Object.entries(claimsOf(wish)).every(([member, value]) => Object(row)[member] === value);
	if (!same || row.client !== (asker?.client ?? null)) throw new Problem("key-in-use");
	return row;
}

/** What the requester says, in the columns that keep it. */
function claimsOf(wish: NewLoginRequest) {
	return {
		account: wish.account,
		kind: wish.kind,
		target: wish.target ?? null,
		command: wish.command ?? null,
		host: wish.host ?? null,
		os_user: wish.osUser ?? null,
		public_key_json: JSON.stringify(wish.publicKey),
	};
}
