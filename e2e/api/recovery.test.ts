import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { CreatedInvite } from "../../contract/invite.ts";
import { withinASecond } from "../events/within-a-second.ts";
import { ticketFor } from "../pairing/ceremony-page.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { askOverApi, askOwnOutcome } from "../requester/ask-over-api.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { signInWith } from "../software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { elsewhere, follow, type Household, invited, openHousehold } from "./household.ts";

let home: Household;

beforeAll(async () => {
	home = await openHousehold();
});

afterAll(() => home?.stop());

async function linkFromCommandLine(name: string, ...more: string[]): Promise<string> {
	const { code, stdout } = await runCountersign(["account", "recover", name, "--data", home.data, ...more]).ended;
	expect(code).toBe(0);
	return stdout.trim();
}

async function linkFromAdministrator(name: string): Promise<string> {
	const given = { params: { userId: name }, body: {} };
	return (await home.alice.session.send(calls.createRecoveryLink, given)).url;
}

async function recover(link: string, name: string) {
	const [session, passkey] = [openCookieSession(home.origin), createSoftwarePasskey()];
	const { account } = await joinWith(session, passkey, { secret: linkSecret(link), name });
	return { session, passkey, account };
}

test.each([
	["the command line", "carol", linkFromCommandLine, "the server's own machine"],
	["an administrator", "dave", linkFromAdministrator, "alice"],
])(
	"recovery by %s ends everything that could act for the account, and stays visible",
	async (_, name, makeLink, by) => {
		const { alice, origin } = home;
		const person = await invited(alice, name);
		const before = await alice.session.send(calls.account, { params: { userId: name } });
		const app = await pairOverApi(person.session, person.passkey);
		const second = await elsewhere(person);
		const asked = await askOverApi(origin, { account: name, kind: "login" });
		const streams = [
			await follow(person),
			await follow(second),
			await app.events(),
			await app.events(`request=${asked.id}`),
		];
		const ticket = await ticketFor(app, asked.id);
		const link = await makeLink(name);
		// The link alone changes nothing.
		await person.session.send(calls.session, {});
		const recovered = await recover(link, name);
		await withinASecond(Promise.all(streams.map(({ ended }) => ended)));
		expect(recovered.account).toMatchObject({ id: before.id, name });

		for (const { session } of [person, second])
			await expect(session.send(calls.session, {})).rejects.toMatchObject({ code: "not-signed-in" });
		await expect(app.send(calls.listLoginRequests, {})).rejects.toMatchObject({ code: "token-refused" });
		const redeemed = openCookieSession(origin).send(calls.redeemCeremonyTicket, { body: { ticket } });
		await expect(redeemed).rejects.toMatchObject({ code: "link-ended" });
		const old = signInWith(openCookieSession(origin), person.passkey, { account: name });
		await expect(old).rejects.toMatchObject({ code: "signin-refused" });
		expect(await askOwnOutcome(origin, asked)).toMatchObject({ body: { code: "cancelled" } });
		await expect(recover(link, name)).rejects.toMatchObject({ code: "link-ended" });

		const after = await alice.session.send(calls.account, { params: { userId: name } });
		expect(after).toMatchObject({ passkeys: 1, pairings: 0, recoveredAt: expect.any(String) });
		const own = await recovered.session.send(calls.session, {});
		expect(own.account.recoveredAt).toBe(after.recoveredAt);
		const { entries } = await alice.session.send(calls.listAudit, { query: { account: name } });
		const logged = entries.find(({ action }) => action === "account-recovered");
		expect(logged).toMatchObject({ account: name, personal: { by, keys: "ended" } });
		expect(entries.map(({ action }) => action)).toContain("recovery-link-created");
	},
);

test("with its passkeys kept, the one that was not lost goes on", async () => {
	const { session, passkey } = await recover(await linkFromCommandLine("bob", "--keep-passkeys"), "bob");
	for (const each of [home.bob.passkey, passkey])
		await signInWith(openCookieSession(home.origin), each, { account: "bob" });
	const { passkeys } = await session.send(calls.listPasskeys, { params: { userId: "bob" } });
	expect(passkeys).toHaveLength(2);
});

test("a recovery link gives back its own account only, and the next one ends it", async () => {
	const first = await linkFromAdministrator("bob");
	const named = (name: string) =>
		openCookieSession(home.origin).send(calls.redeemInvite, { body: { secret: linkSecret(first), name } });
	for (const name of ["alice", "carol"]) await expect(named(name)).rejects.toMatchObject({ code: "link-ended" });
	await linkFromCommandLine("bob");
	await expect(named("bob")).rejects.toMatchObject({ code: "link-ended" });
});

test("the command line says who can not be recovered, and gives no second first administrator", async () => {
	const recovering = runCountersign(["account", "recover", "nobody-here", "--data", home.data]);
	expect(await recovering.ended).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("nobody-here") });
	const linking = runCountersign(["admin", "link", "--data", home.data]);
	expect(await linking.ended).toMatchObject({
		code: 1,
		stdout: "",
		stderr: expect.stringContaining("There is an administrator already."),
	});
	const json = runCountersign(["account", "recover", "bob", "--data", home.data, "--json"]);
	expect(CreatedInvite.parse(JSON.parse((await json.ended).stdout)).url).toContain(`${home.origin}/join#`);
});

test("an administrator makes no recovery link for themselves, and nobody else makes any", async () => {
	const { alice, bob } = home;
	const own = alice.session.send(calls.createRecoveryLink, { params: { userId: "alice" }, body: {} });
	await expect(own).rejects.toMatchObject({ code: "forbidden" });
	const others = bob.session.send(calls.createRecoveryLink, { params: { userId: "alice" }, body: {} });
	await expect(others).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not-signed-in/) });
});
