import { expect, test } from "vitest";
import { calls } from "../../../contract/calls.ts";
import { approveWith } from "../../../e2e/software-passkey/approve-with.ts";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { openVpnHousehold, waitingLogin } from "../../testing/oidc/vpn-household.ts";
import { changeMatchCode } from "./change-match-code.ts";
import { clientActs } from "./client-acts.ts";

test("a client whose policy is off asks for no digits, from the next login on; the audit log keeps who changed it", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	expect(await changeMatchCode(home.storage, "headscale", "off")).toMatchObject({ matchCode: "off" });
	await changeMatchCode(home.storage, "headscale", "off");
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

test("nothing but the two policies is taken, and only for a client that is there", async () => {
	const { storage } = await openVpnHousehold();
	const { wish } = clientActs.changeMatchCodeAct;
	for (const matchCode of ["", "no", true])
		expect(wish.safeParse({ name: "headscale", matchCode }).success).toBe(false);
	await expect(changeMatchCode(storage, "other", "off")).rejects.toMatchObject({ code: "not-found" });
});
