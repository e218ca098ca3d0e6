import { expect, test } from "vitest";
import { denyLogin } from "../../../e2e/software-passkey/approve-with.ts";
import { redeem, userinfo } from "../../testing/oidc/relying-party.ts";
import { approve, openVpnHousehold, type VpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";

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
	return answer.error === "authorization_pending" ? settled(home, id) : answer;
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
