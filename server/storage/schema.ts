import type { Generated, Selectable } from "kysely";
import type { NoticeKind } from "../../contract/delivery.ts";
import type { LinkKind } from "../../contract/invite.ts";
import type { LoginKind } from "../../contract/login-request.ts";
import type { LoginState } from "../login-requests/states.ts";
import type { Holder } from "../passkeys/holder.ts";
import type { HostTable } from "./host-table.ts";
import type { OidcTables } from "./oidc-tables.ts";
import type { VpnTables } from "./vpn-tables.ts";

/*
 * Instants are milliseconds since 1970 (UTC), flags are 0 or 1, and members that end in `_json` hold JSON text,
 * so that SQLite and PostgreSQL store the same values.
 */

interface AccountTable {
	id: string;
	/** Unique for ever: the row of a removed account stays and keeps its name. */
	name: string;
	roles_json: string;
	created_at: number;
	removed_at: number | null;
	disabled_at: number | null;
	recovered_at: number | null;
	email: string | null;
	/** Whether an administrator entered or confirmed it. */
	email_verified: Generated<0 | 1>;
}

interface CredentialTable {
	id: Generated<number>;
	user_id: string;
	credential_id: string;
	/** The public key as it was registered: `{cose, jwk}`. */
	passkey: string;
	type: "public-key";
	aaguid: string;
	name: string;
	counter: number;
	transports_json: string;
	backup_eligible: 0 | 1;
	backed_up: 0 | 1;
	created_at: number;
	last_used_at: number | null;
	last_updated_at: number | null;
	/** The maker's statement, where one was asked for and came: its format, and the attestation object in base64url. */
	attestation_format: string | null;
	attestation_object: string | null;
}

interface CeremonyTable {
	id: string;
	user_id: string | null;
	secret_hash: string;
	state: string;
	type: "register" | "signin";
	created_at: number;
	expires_at: number;
}

interface InviteTable {
	id: string;
	kind: LinkKind;
	secret_hash: string;
	roles_json: string;
	created_at: number;
	created_by: string | null;
	expires_at: number;
	ended_at: number | null;
	claimed_user_id: string | null;
	claimed_name: string | null;
	recovers_user_id: string | null;
	keeps_passkeys: Generated<0 | 1>;
}

interface PairingTable {
	id: string;
	user_id: string;
	name: string;
	token_hash: string;
	key_thumbprint: string;
	created_at: number;
	last_used_at: number | null;
	last_address: string | null;
}

/** A pairing that is asked for, from the app's first call until its code is redeemed. */
interface PairingWishTable {
	secret_hash: string;
	name: string;
	key_thumbprint: string;
	code_challenge: string;
	redirect_uri: string;
	expires_at: number;
	user_id: string | null;
	code_hash: string | null;
	code_expires_at: number | null;
}

interface CeremonyTicketTable {
	ticket_hash: string;
	request_id: string;
	user_id: string;
	pairing_id: string | null;
	session_hash: string | null;
	expires_at: number;
	bearer_hash: string | null;
}

interface QuietedTable {
	id: string;
	user_id: string;
	source: string;
	until: number;
	reports: number;
}

interface DeliveryTable {
	id: string;
	notice: NoticeKind;
	by: "webhook" | "mail";
	/** Whose address a mail goes to. */
	user_id: string | null;
	body_json: string;
	state: "waiting" | "delivered" | "given-up";
	attempts: number;
	created_at: number;
	next_attempt_at: number | null;
	trouble: string | null;
}

interface WebSessionTable {
	token_hash: string;
	user_id: string;
	created_at: number;
	last_seen_at: number;
	expires_at: number;
}

interface ProofTable {
	token_hash: string;
	user_id: string;
	/** The session or pairing it was given to. */
	held_by: Holder;
	expires_at: number;
}

interface LoginRequestTable {
	id: string;
	account: string;
	/** Null where there is no such account: it is kept like any other until it ends, and shown to nobody. */
	user_id: string | null;
	kind: LoginKind;
	client: string | null;
	/** `host` where the client is an enrolled host. */
	client_kind: Generated<"host" | null>;
	target: string | null;
	command: string | null;
	host: string | null;
	os_user: string | null;
	address: string;
	/** What floods and reports are counted by: the IPv4 address, or the IPv6 network of 64 bits. */
	source: Generated<string>;
	public_key_json: string;
	key_thumbprint: string;
	nonce: string;
	match_code: string;
	attempts_left: number;
	wait_token_hash: string;
	announced: 0 | 1;
	state: LoginState;
	reason: "wrong-code" | "reported" | null;
	created_at: number;
	expires_at: number;
	settled_at: number | null;
	settled_by: string | null;
	signed_with: string | null;
	receipt_json: string | null;
	/** The access token's claims, minted once when the outcome is first collected. */
	claims_json: string | null;
	collected_at: number | null;
}

interface WrongCodeTable {
	request_id: string;
	response_hash: string;
	attempts_left: number;
}

interface AuditEntryTable {
	seq: number;
	at: number;
	action: string;
	account_id: string | null;
	request_id: string | null;
	personal_hash: string;
	previous: string;
	hash: string;
}

/** The erasable half of an audit entry: deleting the row leaves the chain whole. */
interface AuditPersonalTable {
	seq: number;
	salt: string;
	fields_json: string;
}

export interface Tables extends OidcTables, VpnTables {
	account: AccountTable;
	webauthn_credential: CredentialTable;
	webauthn_state: CeremonyTable;
	invite: InviteTable;
	web_session: WebSessionTable;
	pairing: PairingTable;
	pairing_wish: PairingWishTable;
	ceremony_ticket: CeremonyTicketTable;
	quieted: QuietedTable;
	delivery: DeliveryTable;
	proof: ProofTable;
	login_request: LoginRequestTable;
	wrong_code: WrongCodeTable;
	stream_revision: { scope: string; revision: number };
	host: HostTable;
	audit_entry: AuditEntryTable;
	audit_personal: AuditPersonalTable;
	server_value: { name: string; value: string };
}

export type AccountRow = Selectable<AccountTable>;
export type CredentialRow = Selectable<CredentialTable>;
export type InviteRow = Selectable<InviteTable>;
export type LoginRequestRow = Selectable<LoginRequestTable>;
export type DeliveryRow = Selectable<DeliveryTable>;
export type AuditEntryRow = Selectable<AuditEntryTable>;
