import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { ChangeOidcClient } from "../../../contract/oidc-client.ts";
import { approveWith } from "../../../e2e/software-passkey/approve-with.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { openVpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";
import { changeClient } from "./change-client.ts";

test("a client whose policy is off asks for no digits, from the next login on; the audit log keeps who changed it", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	const switchOff = () => changeClient(home, home.origin, "headscale", { matchCode: "off" });
	expect(await switchOff()).toMatchObject({ matchCode: "off" });
	await switchOff();
	const named = { method: "POST", body: new URLSearchParams({ account: "alice" }) };
	const shown = await (await browser.follow(url, named)).answer?.text();
	expect(shown).toContain("asks for no digits");
	const { id, matchCode } = await waitingLogin(alice);
	expect(matchCode).toBe("off");
	await approveWith(alice.session, alice.passkey, { id, code: "" });
	expect((await browser.follow(url)).url).toContain("code=");
	expect((await alice.session.send(calls.loginReceipt, { params: { id } })).text).toMatch(/\ncode: \n$/);
	const entries = await home.storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select("fields_json")
		.where("action", "=", "client-match-code-changed")
		.execute();
	const fields = entries.map(({ fields_json }) => JSON.parse(fields_json));
	expect(fields).toEqual([{ client: "headscale", before: "required", match_code: "off" }]);
});

test("nothing but the two policies is taken", () => {
	for (const matchCode of ["", "no", true]) expect(ChangeOidcClient.safeParse({ matchCode }).success).toBe(false);
});
