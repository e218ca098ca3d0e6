import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:https";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { expect, onTestFinished, test } from "vitest";
import { denyLogin } from "../../../e2e/software-passkey/approve-with.ts";
import { redeem, userinfo } from "../../testing/oidc/relying-party.ts";
import { approve, openVpnHousehold, type VpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";
import { temporaryDirectory } from "../../testing/temporary-directory.ts";
import { testCertificate } from "../../testing/test-certificate.ts";

const grant = "urn:openid:params:grant-type:ciba";

const openCiba = () => openVpnHousehold({ name: "Help desk", preset: "confidential", redirectUris: [], ciba: true });

const read = async (answer: Response) => ({ status: answer.status, ...Object((await answer.json()) as unknown) });

async function ask({ address, client }: VpnHousehold, more: Record<string, string> = {}) {
	const secret = { client_id: client.id, client_secret: client.secret ?? "" };
	const usual = { scope: "openid profile", login_hint: "alice", binding_message: "47" };
	const body = new URLSearchParams({ ...secret, ...usual, ...more });
	return read(await fetch(`${address}/oidc/backchannel`, { method: "POST", body }));
}

const poll = async (home: VpnHousehold, id: string) =>
	read(await redeem(home, { grant_type: grant, auth_req_id: id }, home.client));

/** Asks until there is an outcome: the provider is told of it a moment after the decision was answered. */
async function settled(home: VpnHousehold, id: string): ReturnType<typeof poll> {
	const answer = await poll(home, id);
	return ["authorization_pending", "slow_down"].includes(answer.error) ? settled(home, id) : answer;
}

test("a client asks by itself, its digits are typed, and it gets tokens once", async () => {
	const home = await openCiba();
	const alice = await home.join("alice");
	const asked = await ask(home);
	expect(asked.status).toBe(200);
	expect(await poll(home, asked.auth_req_id)).toMatchObject({ error: "authorization_pending" });
	expect(await waitingLogin(alice)).toMatchObject({ kind: "device", client: "Help desk", account: "alice" });
	await approve(alice, "47");
	const told = await settled(home, asked.auth_req_id);
	expect(told.status).toBe(200);
	expect(await (await userinfo(home, told.access_token)).json()).toMatchObject({ sub: alice.id });
	expect(await poll(home, asked.auth_req_id)).toMatchObject({ error: "invalid_grant" });
});

test("other digits approve nothing", async () => {
	const home = await openCiba();
	const alice = await home.join("alice");
	await ask(home);
	await expect(approve(alice, "48")).rejects.toMatchObject({ code: "wrong-code" });
});

test("a denied login is told to the client", async () => {
	const home = await openCiba();
	const alice = await home.join("alice");
	const asked = await ask(home);
	await denyLogin(alice.session, (await waitingLogin(alice)).id);
	expect(await settled(home, asked.auth_req_id)).toMatchObject({ error: "access_denied" });
});

test("without two digits to show, or an account, nothing is asked; nor by a client that is not switched to it", async () => {
	const home = await openCiba();
	await home.join("alice");
	expect(await ask(home, { binding_message: "hello" })).toMatchObject({ error: "invalid_binding_message" });
	expect(await ask(home, { binding_message: "" })).toMatchObject({ error: "invalid_binding_message" });
	expect(await ask(home, { login_hint: "nobody" })).toMatchObject({ error: "unknown_user_id" });
	const other = await openVpnHousehold();
	expect((await ask(other)).status).toBe(400);
});

test("what stands before the digits is shown on the card, and signed", async () => {
	const home = await openCiba();
	const alice = await home.join("alice");
	await ask(home, { login_hint: " Alice", binding_message: "Ticket 4711 05" });
	expect(await waitingLogin(alice)).toMatchObject({ target: "Ticket 4711", matchCode: "required" });
	await approve(alice, "05");
});

test("a login that was decided while no server listened is told to the client that asks again", async () => {
	const home = await openCiba();
	await home.join("alice");
	const asked = await ask(home);
	await home.storage.db.updateTable("login_request").set({ state: "denied", settled_at: Date.now() }).execute();
	expect(await settled(home, asked.auth_req_id)).toMatchObject({ error: "access_denied" });
});

/** A client that is told where it says, with alice's login that it asked for, and the ping that it is to get. */
async function openTold() {
	const home = await openCiba();
	const site = await openEndpoint();
	await home.storage.db.updateTable("oidc_client").set({ notification_uri: site.at }).execute();
	const alice = await home.join("alice");
	const asked = await ask(home, { client_notification_token: "token-of-the-desk" });
	const ping = { authorization: "Bearer token-of-the-desk", body: { auth_req_id: asked.auth_req_id } };
	return { home, alice, id: String(asked.auth_req_id), told: site.told, ping };
}

const kept = ({ storage: { db } }: VpnHousehold) =>
	Promise.all((["oidc_record", "vpn_login"] as const).map((table) => db.selectFrom(table).selectAll().execute()));

test("a client that says where is told that the login has ended, with its own token, and polls as before", async () => {
	const { home, alice, id, told, ping } = await openTold();
	expect(await ask(home)).toMatchObject({ error: "invalid_request" });
	const text = JSON.stringify(await kept(home));
	expect(text).toContain("binding_message");
	for (const secret of ["token-of-the-desk", id]) expect(text).not.toContain(secret);
	await approve(alice, "47");
	expect(await told).toEqual(ping);
	expect((await poll(home, id)).status).toBe(200);
});

test("it is told by a server that was started anew since it asked, and by none after that", async () => {
	const { home, alice, id, told, ping } = await openTold();
	await home.restart();
	await approve(alice, "47");
	expect(await told).toEqual(ping);
	expect((await poll(home, id)).status).toBe(200);
	const toTell = async () => (await kept(home))[1]?.some((row) => Object(row).sealed_ping !== null);
	await expect.poll(toTell).toBe(false);
});

test.each([
	["was denied while no server ran", "denied", {}],
	["was denied just before one stopped", "denied", { error: "access_denied" }],
	["was used up by one that stopped before it told anybody", "collected", {}],
] as const)("it is told of a login that %s", async (_, state, stored) => {
	const { home, id, told, ping } = await openTold();
	const { db } = home.storage;
	await db.updateTable("login_request").set({ state, settled_at: Date.now() }).execute();
	const asked = "BackchannelAuthenticationRequest";
	const record = db.selectFrom("oidc_record").select("payload_json").where("model", "=", asked);
	const payload = JSON.parse((await record.executeTakeFirstOrThrow()).payload_json);
	const payload_json = JSON.stringify({ ...payload, ...stored });
	await db.updateTable("oidc_record").set({ payload_json }).where("model", "=", asked).execute();
	await home.restart();
	expect(await told).toEqual(ping);
	expect(await settled(home, id)).toMatchObject({ error: "access_denied" });
});

test("a client that is to be told since, and asked without a token, is answered when it polls", async () => {
	const home = await openCiba();
	await home.join("alice");
	const asked = await ask(home);
	const site = await openEndpoint();
	await home.storage.db.updateTable("oidc_client").set({ notification_uri: site.at }).execute();
	await home.storage.db.updateTable("login_request").set({ state: "denied", settled_at: Date.now() }).execute();
	expect((await poll(home, asked.auth_req_id)).error).toBe("authorization_pending");
	expect((await poll(home, asked.auth_req_id)).error).toBe("access_denied");
});

/** Where a client is told. */
async function openEndpoint() {
	const { promise, resolve } = Promise.withResolvers<{ authorization: string | undefined; body: unknown }>();
	const { certFile, keyFile } = await testCertificate(await temporaryDirectory(), "desk");
	const [cert, key] = [readFileSync(certFile, "utf8"), readFileSync(keyFile, "utf8")];
	const trusted = getCACertificates("default");
	setDefaultCACertificates([...trusted, cert]);
	const server = createServer({ cert, key }, async (request, answer) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		answer.writeHead(204).end();
		resolve({ authorization: request.headers.authorization, body: JSON.parse(Buffer.concat(parts).toString()) });
	}).listen(0, "localhost");
	await once(server, "listening");
	onTestFinished(() => {
		server.close();
		server.closeAllConnections();
		setDefaultCACertificates(trusted);
	});
	const address = server.address();
	return { at: `https://localhost:${typeof address === "object" && address?.port}/notify`, told: promise };
}
