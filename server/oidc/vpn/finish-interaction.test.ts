import { sql } from "kysely";
import { expect, test } from "vitest";
import { beginAuthorization } from "../../testing/oidc/relying-party.ts";
import { approve, nameYourself, openVpnHousehold } from "../../testing/oidc/vpn-household.ts";

test("an approval is not used up where its answer can not be kept", async () => {
	const home = await openVpnHousehold();
	const alice = await home.join("alice");
	const browser = home.plainBrowser();
	const { url } = await browser.follow(beginAuthorization(home).url);
	await approve(alice, await nameYourself(browser, url, "alice"));
	const { db } = home.storage;
	await sql`create trigger lost before insert on oidc_record begin select raise(abort, 'lost'); end`.execute(db);
	expect((await browser.open(url)).status).toBe(500);
	expect(await db.selectFrom("login_request").select("state").execute()).toEqual([{ state: "approved" }]);
	await sql`drop trigger lost`.execute(db);
	expect((await browser.follow(url)).url).toContain("code=");
});
