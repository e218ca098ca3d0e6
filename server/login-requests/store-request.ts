import type { LoginRequestRow } from "../storage/schema.ts";
import { statement } from "../storage/statement.ts";

/** What a request has from the beginning; the rest comes with its end. */
type Begun = Omit<
	LoginRequestRow,
	"reason" | "settled_at" | "settled_by" | "signed_with" | "receipt_json" | "claims_json" | "collected_at"
>;

export const storeRequest = statement((db, slot: Begun) =>
	db
		.insertInto("login_request")
		.values({
			id: slot.id,
			account: slot.account,
			user_id: slot.user_id,
			kind: slot.kind,
			client: slot.client,
			client_kind: slot.client_kind,
			target: slot.target,
			command: slot.command,
			host: slot.host,
			os_user: slot.os_user,
			address: slot.address,
			source: slot.source,
			public_key_json: slot.public_key_json,
			key_thumbprint: slot.key_thumbprint,
			nonce: slot.nonce,
			match_code: slot.match_code,
			attempts_left: slot.attempts_left,
			wait_token_hash: slot.wait_token_hash,
			announced: slot.announced,
			state: slot.state,
			created_at: slot.created_at,
			expires_at: slot.expires_at,
		})
		.returningAll(),
);
