import { createHash, generateKeyPairSync } from "node:crypto";
import { onTestFinished } from "vitest";
import type { Account, Role } from "../../contract/account.ts";
import { loginChallengeText } from "../../contract/login-challenge.ts";
import type { CreatedLoginRequest, NewLoginRequest } from "../../contract/login-request.ts";
import { PublicKeyJwk } from "../../contract/public-key.ts";
import type { AssertionFaults } from "../../e2e/software-passkey/passkey-faults.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import type { Approver } from "../approver.ts";
import { EventHub } from "../events/event-hub.ts";
import { StreamRegister } from "../events/stream-register.ts";
import { claimName } from "../invites/claim-name.ts";
import { storeLink } from "../invites/links.ts";
import { createLoginRequest, type LoginRequestParts } from "../login-requests/create.ts";
import { findOwn } from "../login-requests/find.ts";
import { loginRequestOf } from "../login-requests/view.ts";
import { queueNowhere } from "../notices/queue-notice.ts";
import { finishRegistration, type RegistrationParts } from "../passkeys/finish-registration.ts";
import { startRegistration } from "../passkeys/start-registration.ts";
import { relyingParty } from "../relying-party.ts";
import { newId, newSecret } from "../secret.ts";
import { openServerKeys } from "../server-keys.ts";
import { type SignedIn, webSessions } from "../sessions/web-sessions.ts";
import { openStorage } from "../storage/storage.ts";

export interface Person extends SignedIn {
	readonly passkey: SoftwarePasskey;
}

/** A server's inside, in memory, with a clock that only a test moves. */
export interface Ground extends LoginRequestParts {
	readonly sessions: ReturnType<typeof webSessions>;
	readonly streams: StreamRegister;
	/** Lets time pass, in milliseconds. */
	pass(milliseconds: number): void;
	/** A new account with a passkey. */
	join(name: string, roles?: Role[]): Promise<Person>;
	/** A paired app of somebody's. */
	pair(person: Person): Promise<Approver & { pairingId: string }>;
	ask(
		account: string,
		wish?: Partial<NewLoginRequest>,
		address?: string,
	): Promise<CreatedLoginRequest & { publicKey: PublicKeyJwk }>;
	/** What `person` signs for a request they read, with the digits they typed. */
	sign(
		person: Person,
		id: string,
		code: string,
		faults?: AssertionFaults,
	): Promise<ReturnType<SoftwarePasskey["sign"]>>;
}

/** @param file where its database is, instead of in memory */
export async function openGround(file = ":memory:"): Promise<Ground> {
	let now = Date.UTC(2026, 10, 22, 14, 31, 28);
	const storage = await openStorage(file, () => now);
	onTestFinished(() => storage.close());
	const party = relyingParty(new URL("http://localhost:8686"));
	const sessions = webSessions(storage, party.origin);
	const core = { storage, party, hub: new EventHub(), keys: await openServerKeys(storage), lifetime: 180_000 };
	const around = { queueNotice: queueNowhere, streams: new StreamRegister(), sessions };
	const parts = { ...core, ...around };
	return {
		...parts,
		pass: (milliseconds) => {
			now += milliseconds;
		},
		join: async (name, roles = []) => {
			const passkey = createSoftwarePasskey();
			const account = await register(parts, { name, roles, passkey });
			return { account, passkey, sessionHash: newSecret(), expiresAt: now + 3_600_000 };
		},
		pair: async ({ account, expiresAt }) => {
			const pairing = { id: newId(), user_id: account.id, name: "Laptop", token_hash: newId(), key_thumbprint: "k" };
			await storage.db
				.insertInto("pairing")
				.values({ ...pairing, created_at: now })
				.execute();
			return { account, pairingId: pairing.id, expiresAt };
		},
		ask: async (account, wish = {}, address = "203.0.113.24") => {
			const publicKey = newPublicKey();
			const made = await createLoginRequest(parts, { account, kind: "login", publicKey, ...wish }, address);
			return { ...made, publicKey };
		},
		sign: async (person, id, code, faults) => {
			const request = loginRequestOf(await findOwn(storage, person, id));
			const challenge = createHash("sha256").update(loginChallengeText(request, code)).digest("base64url");
			return person.passkey.sign({ challenge, rpId: party.rpId, origin: party.origin }, faults);
		},
	};
}

function newPublicKey(): PublicKeyJwk {
	return PublicKeyJwk.parse(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }));
}

async function register(
	parts: RegistrationParts,
	{ name, roles, passkey }: { name: string; roles: Role[]; passkey: SoftwarePasskey },
): Promise<Account> {
	const { storage, party } = parts;
	const { secret } = await storage.write((trx) =>
		storeLink(trx, { kind: "invite", roles, hours: 1, now: storage.clock() }),
	);
	const userId = await claimName(storage, secret, name);
	const started = await startRegistration(storage, party, { userId, authority: { secret }, caller: undefined });
	const response = passkey.register(started.options, party.origin);
	const { ceremony } = started;
	return (await finishRegistration(parts, { userId, ceremony, response, name: "Test key" })).account;
}
