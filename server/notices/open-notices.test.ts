import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { joinWith, linkSecret } from "../../e2e/software-passkey/join-with.ts";
import { signInWith } from "../../e2e/software-passkey/sign-in-with.ts";
import { createSoftwarePasskey } from "../../e2e/software-passkey/software-passkey.ts";
import { firstAdministratorLink } from "../invites/first-administrator.ts";
import { readServerSettings } from "../settings.ts";
import { openGround } from "../testing/ground.ts";
import { openMailServer } from "../testing/mail-server.ts";
import { type Served, serve } from "../testing/served.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { openNotices } from "./open-notices.ts";

let folder: string;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-notices-"));
	return () => rm(folder, { recursive: true });
});

/** A webhook of this machine: the flags that name it, and a promise of what it is sent first. */
async function webhook() {
	const told = Promise.withResolvers<Record<string, unknown>>();
	const server = createServer(async (request, response) => {
		const parts: Buffer[] = [];
		for await (const part of request) parts.push(part);
		response.writeHead(204).end();
		told.resolve(JSON.parse(Buffer.concat(parts).toString("utf8")));
	}).listen(0, "127.0.0.1");
	await once(server, "listening");
	onTestFinished(() => void server.close());
	const address = server.address();
	const host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
	const secretFile = join(folder, "hook.secret");
	await writeFile(secretFile, `whsec_${Buffer.alloc(32, 7).toString("base64")}\n`, { mode: 0o600 });
	const flags = { webhookUrl: `http://${host}/secret-path`, webhookSecretFile: secretFile };
	return { flags, host, told: told.promise };
}

async function administrator({ storage, origin, browser }: Served) {
	const session = browser();
	const passkey = createSoftwarePasskey();
	const secret = linkSecret((await firstAdministratorLink(storage, origin))?.url ?? "");
	const { account } = await joinWith(session, passkey, { secret, name: "root" });
	/** Registers a second passkey, with a proof of the first. */
	const addPasskey = async (name: string) => {
		const proven = await signInWith(session, passkey, { purpose: "proof" });
		const proof = proven.purpose === "proof" ? proven.proof : "";
		const params = { userId: account.id };
		const { ceremony, options } = await session.send(calls.startRegistration, { params, body: { proof } });
		const response = createSoftwarePasskey().register(options, session.origin);
		await session.send(calls.finishRegistration, { params, body: { ceremony, response, name } });
	};
	return { session, account, addPasskey };
}

test("a second passkey is told of by webhook and by mail, and the first of a new account is not", async () => {
	const hook = await webhook();
	const mail = await openMailServer();
	const served = await serve({
		...hook.flags,
		smtpUrl: `smtp://127.0.0.1:${mail.port}`,
		mailFrom: "countersign@example.org",
	});
	const root = await administrator(served);
	await root.session.send(calls.changeEmail, { body: { email: "root@example.org" } });
	expect(await root.session.send(calls.session, {})).toMatchObject({
		mail: true,
		account: { email: "root@example.org" },
	});
	await root.addPasskey("Spare key");
	expect(await hook.told).toMatchObject({
		type: "passkey-added",
		data: { userId: root.account.id, account: "root", name: "Spare key" },
	});
	await mail.taken;
	const { webhook: host, mail: mails } = await root.session.send(calls.listDeliveries, {});
	expect({ host, mails }).toEqual({ host: hook.host, mails: true });
	// A stop waits for what is under way, and so for what is written about it.
	await served.stop();
	const deliveries = await listDeliveries(served.storage, host);
	expect(deliveries.map(({ by, to, state, attempts }) => ({ by, to, state, attempts }))).toEqual(
		expect.arrayContaining([
			{ by: "webhook", to: hook.host, state: "delivered", attempts: 1 },
			{ by: "mail", to: "root", state: "delivered", attempts: 1 },
		]),
	);
	expect(deliveries).toHaveLength(2);
	expect(JSON.stringify(deliveries)).not.toContain("secret-path");
	expect(mail.mails[0]).toMatch(/^Subject: A passkey was added to root$/m);
});

test("what an earlier process queued is delivered at the start", async () => {
	const hook = await webhook();
	const { storage, hub, party } = await openGround();
	const row = { id: "left", notice: "pairing-added", by: "webhook", body_json: '{"left":true}' } as const;
	await storage.db
		.insertInto("delivery")
		.values({ ...row, state: "waiting", attempts: 1, created_at: 1, next_attempt_at: 1 })
		.execute();
	const failed = (cause: unknown) => {
		throw cause;
	};
	const parts = { storage, hub, origin: party.origin, failed };
	const notices = await openNotices(readServerSettings(hook.flags, {}), parts);
	await notices.start();
	expect(await hook.told).toEqual({ left: true });
	await notices.stop();
	expect(await listDeliveries(storage, notices.webhook)).toMatchObject([{ id: "left", state: "delivered" }]);
});

test("nothing is sent or kept where nothing is set up", async () => {
	const served = await serve();
	const root = await administrator(served);
	await root.session.send(calls.changeEmail, { body: { email: "root@example.org" } });
	await root.addPasskey("Spare key");
	expect(await root.session.send(calls.listDeliveries, {})).toEqual({ mail: false, deliveries: [] });
	expect((await root.session.send(calls.session, {})).mail).toBe(false);
	await root.session.send(calls.changeEmail, { body: { email: "" } });
	expect((await root.session.send(calls.session, {})).account).not.toHaveProperty("email");
	const { entries } = await root.session.send(calls.listAudit, { query: { action: "account-changed" } });
	expect(entries.map(({ personal }) => personal?.["email"])).toEqual(["none", "set"]);
});

test("an address that is none is refused", async () => {
	const { session } = await administrator(await serve());
	for (const email of ["root", "a@b.example\r\nBcc: c@d.example", "a@b.example, c@d.example"]) {
		const sent = session.send(calls.changeEmail, { body: { email } });
		await expect(sent).rejects.toMatchObject({ code: "invalid-request" });
	}
});

test("a secret that can not be used stops the start with one line that does not tell it", async () => {
	const { flags } = await webhook();
	const start = (given: object) => serve({ ...flags, ...given });
	await writeFile(join(folder, "short"), "whsec_c2hvcnQ=", { mode: 0o600 });
	await expect(start({ webhookSecretFile: join(folder, "short") })).rejects.toThrow(/^[^\n]*24 bytes or more\.$/);
	await expect(start({ webhookSecretFile: join(folder, "none") })).rejects.toThrow(/can not be read\.$/);
	await expect(start({ webhookSecretFile: folder })).rejects.not.toThrow(/c2hvcnQ/);
});
