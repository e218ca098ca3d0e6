import { expect, test } from "vitest";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { callback, openVpnHousehold, type VpnHousehold } from "../../testing/oidc/vpn-household.ts";

async function kept({ storage }: VpnHousehold) {
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select("fields_json")
		.where("action", "=", "client-redirect-refused")
		.execute();
	return entries.map(({ fields_json }) => JSON.parse(fields_json));
}

async function come(home: VpnHousehold, redirect_uri: string): Promise<string> {
	const { answer } = await home.plainBrowser().follow(beginAuthorization(home, { redirect_uri }).url);
	expect(answer?.status).toBe(400);
	return (await answer?.text()) ?? "";
}

test("both addresses stand side by side as text, and once in the audit log", async () => {
	const home = await openVpnHousehold();
	const received = 'https://evil.example/"><a href=x>\u043e';
	const text = await come(home, received);
	expect(text).toContain(`>${callback}</bdi>`);
	expect(text).toMatch(/https:\/\/evil\.example\/&#34;&#62;&#60;a href=x&#62;/);
	expect(text).not.toMatch(/<a\b|href="https?:/);
	await come(home, received);
	await expect.poll(() => kept(home)).toHaveLength(1);
	expect((await kept(home))[0]).toMatchObject({ client: "headscale", registered: callback, address: "127.0.0.1" });
});

test.each([
	`https://evil@${new URL(callback).host}/oidc/callback`,
	callback.replace("/oidc", "\\oidc"),
	callback.replace("callback", "%63allback"),
	callback.replace(".org/", ".org:8443/"),
	callback.replace("https:", "http:"),
])("%s is another address", async (uri) => {
	await come(await openVpnHousehold(), uri);
});

test("a flood of addresses leaves twenty entries of a client in a day", async () => {
	const home = await openVpnHousehold();
	for (let each = 0; each < 25; each++) await come(home, `https://evil.example/${each}`);
	await expect.poll(() => kept(home)).toHaveLength(20);
});
