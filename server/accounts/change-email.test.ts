import { expect, test } from "vitest";
import { findOidcAccount } from "../oidc/provider/account-claims.ts";
import { openGround } from "../testing/ground.ts";
import { changeAccount } from "./change-account.ts";
import { changeEmail, emailAct } from "./change-email.ts";

const address = "alice@example.org";

async function people() {
	const ground = await openGround();
	const [root, alice] = [await ground.join("root", ["admin"]), await ground.join("alice")];
	const { storage } = ground;
	const told = async ({ account: { id } }: { account: { id: string } }, preset = "headscale") => {
		const client = { preset, allowed_groups: [], match_code: "required" };
		const claims = await (await findOidcAccount(storage.db, id, client))?.claims("userinfo", "openid email", {}, []);
		return [claims?.["email"], claims?.["email_verified"]];
	};
	const confirm = (name: string, email: string) => changeAccount(ground, root, name, { email });
	return { ...ground, root, alice, told, confirm };
}

test("an address is verified once an administrator stands for it, and no more once its owner changes it", async () => {
	const { storage, alice, told, confirm } = await people();
	await changeEmail(storage, alice, address);
	expect(await told(alice)).toEqual([address, false]);
	// Tailscale would take anybody at their word.
	expect(await told(alice, "tailscale")).toEqual([undefined, undefined]);
	expect(await confirm("alice", address)).toMatchObject({ email: address, emailVerified: true });
	for (const preset of ["headscale", "tailscale"]) expect(await told(alice, preset)).toEqual([address, true]);
	await changeEmail(storage, alice, address);
	expect(await told(alice)).toEqual([address, true]);
	await changeEmail(storage, alice, "mallory@example.org");
	expect(await told(alice)).toEqual(["mallory@example.org", false]);
	expect(await confirm("alice", "")).toMatchObject({ emailVerified: false });
	expect(await told(alice)).toEqual([undefined, undefined]);
});

test("an address is confirmed for one account only, however it is written", async () => {
	const { root, confirm, told, storage } = await people();
	await confirm("alice", address);
	await expect(confirm("root", "Alice@Example.org")).rejects.toMatchObject({ code: "email-taken" });
	// Whoever enters it for themselves is not refused, which would tell that it is somebody's, and not told of by it.
	for (const borrowed of [address, "ALICE@example.org"]) {
		await changeEmail(storage, root, borrowed);
		expect(await told(root)).toEqual([undefined, undefined]);
	}
	expect(await storage.db.selectFrom("account").select("email").where("name", "=", "root").execute()).toEqual([
		{ email: "ALICE@example.org" },
	]);
	await confirm("alice", "");
	expect(await told(root)).toEqual(["ALICE@example.org", false]);
});

test("on the server's own machine it is read and confirmed, and audited once", async () => {
	const { storage, hub, alice, told } = await people();
	const act = (email?: string) => emailAct.run(storage, "", { name: "alice", email }, hub);
	expect(await act()).toMatchObject({ emailVerified: false });
	expect(await act(address)).toMatchObject({ email: address, emailVerified: true });
	await act(address);
	expect(await told(alice)).toEqual([address, true]);
	await act("");
	const entries = await storage.db
		.selectFrom("audit_entry")
		.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
		.select("fields_json")
		.where("action", "=", "account-changed")
		.orderBy("audit_entry.seq")
		.execute();
	expect(entries.map(({ fields_json }) => JSON.parse(fields_json).email)).toEqual([address, "none"]);
});
