import { appendEntry } from "../audit/append-entry.ts";
import { openDataDirectory } from "../data-directory.ts";
import { storeLink } from "../invites/links.ts";
import { pinRelyingParty, relyingParty } from "../relying-party.ts";

const hour = 3_600_000;

/** Makes a data directory as a server leaves it that alice used: a passkey, an app, a session, a link, two logins, one of them a program's that is to be told. */
export async function liveIn(directory: string): Promise<void> {
	const storage = await openDataDirectory(directory);
	const now = storage.clock();
	await pinRelyingParty(storage, relyingParty(new URL("https://sign.example.org")));
	await storage.write(async (trx) => {
		await trx
			.insertInto("account")
			.values({ id: "0a", name: "alice", roles_json: '["admin"]', created_at: 1 })
			.execute();
		await appendEntry(trx, { action: "account-created", at: now, accountId: "0a", personal: { name: "alice" } });
		await trx
			.insertInto("webauthn_credential")
			.values({
				user_id: "0a",
				credential_id: "credential",
				passkey: "{}",
				type: "public-key",
				aaguid: "a",
				name: "Phone",
				counter: 7,
				transports_json: "[]",
				backup_eligible: 0,
				backed_up: 0,
				created_at: 1,
			})
			.execute();
		const pairing = { user_id: "0a", name: "Laptop", token_hash: "t", key_thumbprint: "k", created_at: now };
		await trx
			.insertInto("pairing")
			.values({ id: "pairing", ...pairing })
			.execute();
		const lasts = { created_at: now, last_seen_at: now, expires_at: now + hour };
		await trx
			.insertInto("web_session")
			.values({ token_hash: "s", user_id: "0a", ...lasts })
			.execute();
		await storeLink(trx, { kind: "invite", roles: [], hours: 1, now });
		const login = {
			account: "alice",
			user_id: "0a",
			kind: "login",
			address: "203.0.113.24",
			public_key_json: "{}",
			key_thumbprint: "k",
			nonce: "n",
			match_code: "42",
			attempts_left: 2,
			wait_token_hash: "w",
			announced: 1,
			created_at: now,
			expires_at: now + hour,
		} as const;
		await trx
			.insertInto("login_request")
			.values({ id: "waits", ...login, state: "pending" })
			.execute();
		const told = { client_id: "c", flow: "ciba", sealed_ping: "sealed", expires_at: now + hour } as const;
		await trx
			.insertInto("vpn_login")
			.values({ interaction_hash: "i", request_id: "waits", ...told })
			.execute();
		const approved = { state: "approved", settled_at: now, receipt_json: "{}" } as const;
		await trx
			.insertInto("login_request")
			.values({ id: "approved", ...login, ...approved })
			.execute();
	});
	await storage.close();
}
