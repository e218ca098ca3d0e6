import {
	calculateJwkThumbprint,
	createLocalJWKSet,
	exportJWK,
	generateKeyPair,
	type JSONWebKeySet,
	jwtVerify,
} from "jose";
import { expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { PublicKeyJwk } from "../../contract/public-key.ts";
import { joinWith } from "../../e2e/software-passkey/join-with.ts";
import { signInWith } from "../../e2e/software-passkey/sign-in-with.ts";
import { createSoftwarePasskey, type SoftwarePasskeyOptions } from "../../e2e/software-passkey/software-passkey.ts";
import { storeLink } from "../invites/links.ts";
import { type Served, serve } from "../testing/served.ts";

async function newKey() {
	const { kty, crv, x } = await exportJWK((await generateKeyPair("Ed25519")).publicKey);
	const publicKey = PublicKeyJwk.parse({ kty, crv, x });
	return { publicKey, keyThumbprint: await calculateJwkThumbprint(publicKey) };
}

/** Alice, and what a terminal that nobody signed in to does with her passkey. */
async function terminal(served: Served, options: SoftwarePasskeyOptions = {}) {
	const { storage } = served;
	const link = { kind: "invite" as const, roles: [], hours: 1, now: storage.clock() };
	const { secret } = await storage.write((trx) => storeLink(trx, link));
	const passkey = createSoftwarePasskey(options);
	const { account } = await joinWith(served.browser(), passkey, { secret, name: "alice" });
	const stranger = served.browser();
	const logIn = async (login: Awaited<ReturnType<typeof newKey>>, who = "alice") => {
		const finished = await signInWith(stranger, passkey, { account: who, purpose: "login", login });
		if (finished.purpose !== "login") throw new Error(`A login was answered as ${finished.purpose}.`);
		return finished;
	};
	return { account, stranger, passkey, logIn };
}

test.each(["alice", "-"])(
	"a passkey of its own logs in, asked for as %s: a token for this key and nothing else",
	async (who) => {
		const served = await serve();
		const { account, stranger, logIn } = await terminal(served);
		const key = await newKey();
		const { accessToken, tokenType, expiresIn } = await logIn(key, who);
		expect({ tokenType, expiresIn }).toEqual({ tokenType: "DPoP", expiresIn: 300 });
		const published = (await (await fetch(`${served.address}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
		const { payload, protectedHeader } = await jwtVerify(accessToken, createLocalJWKSet(published), {
			issuer: served.origin,
			typ: "at+jwt",
		});
		expect(protectedHeader.alg).toBe("EdDSA");
		expect(payload).toEqual({
			iss: served.origin,
			sub: account.id,
			aud: `${served.origin}#login:`,
			cnf: { jkt: key.keyThumbprint },
			jti: expect.stringMatching(/^[\w-]{22}$/),
			iat: expect.any(Number),
			exp: (payload.iat ?? 0) + 300,
			amr: ["hwk", "user", "mfa"],
		});
		await expect(stranger.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
	},
);

test("a passkey that can leave its device is told from one that can not", async () => {
	const served = await serve();
	const { logIn } = await terminal(served, { backupEligible: true });
	const { accessToken } = await logIn(await newKey());
	const claims = JSON.parse(Buffer.from(accessToken.split(".")[1] ?? "", "base64url").toString());
	expect(claims.amr).toEqual(["swk", "user", "mfa"]);
});

test("it stands in the log, with the key that signed and where the call came from", async () => {
	const served = await serve();
	const { account, logIn } = await terminal(served);
	await logIn(await newKey());
	const entry = await served.storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select(["action", "account_id", "fields_json"])
		.orderBy("audit_entry.seq", "desc")
		.executeTakeFirstOrThrow();
	expect(entry).toMatchObject({ action: "login-by-key", account_id: account.id });
	expect(JSON.parse(entry.fields_json)).toEqual({ account: "alice", address: "127.0.0.1", signed_with: "Passkey" });
});

test("what was signed for one key gives no token to another", async () => {
	const served = await serve();
	const { logIn } = await terminal(served);
	const [own, thiefs] = [await newKey(), await newKey()];
	const stolen = logIn({ publicKey: thiefs.publicKey, keyThumbprint: own.keyThumbprint });
	await expect(stolen).rejects.toMatchObject({ code: "signin-refused" });
});

test("an account that is switched off or removed, and one that never was, are refused alike", async () => {
	const served = await serve();
	const { account, logIn } = await terminal(served);
	const refused = { code: "signin-refused" };
	await expect(logIn(await newKey(), "nobody")).rejects.toMatchObject(refused);
	for (const member of ["disabled_at", "removed_at"] as const) {
		const changed = (value: number | null) =>
			served.storage.db
				.updateTable("account")
				.set({ [member]: value })
				.where("id", "=", account.id)
				.execute();
		await changed(1);
		for (const who of ["alice", "-"]) await expect(logIn(await newKey(), who)).rejects.toMatchObject(refused);
		await changed(null);
	}
	await logIn(await newKey());
});
