import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { calls } from "../../contract/calls.ts";
import { verifyWebhook } from "../notices/verify-webhook.ts";
import { startWebhookReceiver, type WebhookReceiver } from "../notices/webhook-receiver.ts";
import { pairOverApi } from "../pairing/pair-over-api.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { type Household, openHousehold } from "./household.ts";

const secret = randomBytes(32);
let folder: string;
let receiver: WebhookReceiver;
let home: Household;

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), "countersign-webhook-"));
	const secretFile = join(folder, "secret");
	await writeFile(secretFile, `whsec_${secret.toString("base64")}\n`, { mode: 0o600 });
	receiver = await startWebhookReceiver();
	home = await openHousehold({ args: ["--webhook-url", receiver.url, "--webhook-secret-file", secretFile] });
});

afterAll(async () => {
	await home?.stop();
	await receiver?.stop();
	await rm(folder, { recursive: true, force: true });
});

/** What a notice says, once it came and its signature held. */
async function told(kind: string): Promise<unknown> {
	const notice = await receiver.received(kind);
	expect(verifyWebhook(secret, notice)).toBe(true);
	expect(verifyWebhook(randomBytes(32), notice)).toBe(false);
	expect(verifyWebhook(secret, { ...notice, body: `${notice.body} ` })).toBe(false);
	expect(notice.headers["content-type"]).toBe("application/json");
	return JSON.parse(notice.body);
}

const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

test("a new pairing is told, signed, without a word of its token", async () => {
	const { bob } = home;
	const app = await pairOverApi(bob.session, bob.passkey, "Bob's telephone");
	const data = expect.objectContaining({ account: "bob", name: "Bob's telephone" });
	expect(await told("pairing-added")).toEqual({ type: "pairing-added", timestamp, data });
	expect((await receiver.received("pairing-added")).body).not.toContain(app.token);
});

test("a report is told, with the source and until when it is quiet", async () => {
	const { bob, origin } = home;
	const { id } = await askOverApi(origin, { account: "bob", kind: "login" });
	const given = { params: { id }, body: { report: true } };
	const { quietUntil } = await bob.session.send(calls.denyLoginRequest, given);
	const data = {
		account: "bob",
		requestId: id,
		quietUntil,
		source: expect.any(String),
		url: `${origin}/approve/${id}`,
	};
	expect(await told("login-reported")).toEqual({ type: "login-reported", timestamp, data });
});

test("a recovery is told, and a log for administrators says what became of each notice", async () => {
	const { alice, origin } = home;
	const { url } = await alice.session.send(calls.createRecoveryLink, { params: { userId: "bob" }, body: {} });
	const link = { secret: linkSecret(url), name: "bob" };
	await joinWith(openCookieSession(origin), createSoftwarePasskey(), link);
	const data = expect.objectContaining({ account: "bob", by: "alice" });
	expect(await told("account-recovered")).toEqual({ type: "account-recovered", timestamp, data });
	const log = async () => {
		const { webhook, mail, deliveries } = await alice.session.send(calls.listDeliveries, {});
		expect({ webhook, mail }).toEqual({ webhook: new URL(receiver.url).host, mail: false });
		return deliveries.map(({ notice, state }) => `${notice} ${state}`);
	};
	const delivered = ["account-recovered", "login-reported", "pairing-added"].map((kind) => `${kind} delivered`);
	await expect.poll(log).toEqual(expect.arrayContaining(delivered));
});
