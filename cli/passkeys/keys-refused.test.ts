import { expect, test } from "vitest";
import { beginDialogue, ctrlC, type Dialogue, enter } from "../testing/dialogue.ts";
import { problemReply, type Reply } from "../testing/fake-exchange.ts";
import { type FakeAnswers, startFakePairedServer } from "../testing/fake-paired-server.ts";
import { pairedHome } from "../testing/paired-home.ts";
import { runCli } from "../testing/run-cli.ts";
import { type KeyForCli, serveKey } from "../testing/served-key.ts";

/*
 * What a right server does seldom or never: it changes its mind, gives no time, or does not answer.
 */

const pin = "73194628";
const passkeys = "/api/users/alice/passkeys";
const ceremony = { id: "c".repeat(22), secret: "s".repeat(43) };

interface Scene {
	readonly server: Awaited<ReturnType<typeof startFakePairedServer>>;
	readonly environment: Record<string, string>;
	/** The id of the passkey "Key 5", whose key is plugged in. */
	readonly id: string;
	begin(...args: string[]): Dialogue;
}

async function openScene(answers: (id: string) => FakeAnswers): Promise<Scene> {
	const served = await serveKey({ pin });
	const id = enrolled(served);
	const server = await startFakePairedServer({ ...rightAnswers(id), ...answers(id) });
	const environment = { ...served.environment, ...(await pairedHome(server)).environment };
	return { server, environment, id, begin: (...args) => beginDialogue(["keys", ...args, "--json"], { environment }) };
}

function enrolled({ key }: KeyForCli): string {
	const user = { id: new Uint8Array(16), name: "alice", displayName: "alice" };
	return Buffer.from(key.enrol({ rpId: "localhost", user }).id).toString("base64url");
}

/** Those of a server that lets the key's owner change everything, up to the change itself. */
function rightAnswers(id: string): FakeAnswers {
	const allowCredentials = [{ type: "public-key", id }];
	return {
		[`GET ${passkeys}`]: () => ok({ passkeys: [passkey(id), passkey("other")] }),
		[`POST ${passkeys}/login_start`]: () =>
			ok({
				ceremony: { ...ceremony, nonce: "n" },
				options: { rpId: "localhost", allowCredentials, userVerification: "required", timeout: 300_000 },
			}),
		[`POST ${passkeys}/login_finish`]: () =>
			ok({ purpose: "proof", proof: "p".repeat(43), expiresAt: "2026-11-22T14:31:28.000Z" }),
		[`POST ${passkeys}/register_start`]: () => ok({ ceremony, options: creation() }),
	};
}

function passkey(id: string, what: object = {}): object {
	const createdAt = "2026-11-22T14:31:28.000Z";
	const kept = { backedUp: false, backupEligible: false, transports: ["usb"], aaguid: "" };
	return { id, name: id === "other" ? "Drawer" : "Key 5", createdAt, ...kept, ...what };
}

function creation(what: object = {}): object {
	return {
		challenge: "challenge",
		rp: { id: "localhost", name: "Countersign" },
		user: { id: "dXNlcg", name: "alice", displayName: "alice" },
		pubKeyCredParams: [{ type: "public-key", alg: -7 }],
		timeout: 300_000,
		excludeCredentials: [],
		authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
		attestation: "direct",
		...what,
	};
}

function ok(body: object): Reply {
	return { status: 200, body };
}

async function typesPin(dialogue: Dialogue): Promise<void> {
	await dialogue.sees("PIN of Key 5: ");
	dialogue.types(pin + enter);
}

test.each([
	["last-passkey", 409, "It is the only passkey, and an account keeps at least one."],
	["not-found", 404, "This passkey is not registered any more."],
	["token-refused", 401, "The pairing with"],
])("a removal that ends with %s removes nothing", async (code, status, words) => {
	const { begin } = await openScene(() => ({
		[`DELETE ${passkeys}/other`]: () => problemReply(code, status),
	}));
	const dialogue = begin("remove", "Drawer", "--yes");
	await typesPin(dialogue);
	await dialogue.sees(words);
	await dialogue.sees(`{"error":{"code":"${code}"`);
	expect((await dialogue.ended).code).toBe(1);
	expect(dialogue.screen).not.toContain("is removed");
});

test.each([
	["registration-refused", 422, 1, "does not accept this key."],
	["passkey-known", 409, 1, "This key is registered already."],
	["ceremony-ended", 410, 4, "Time ran out. Run the command again."],
])("a registration that ends with %s adds nothing", async (code, status, exitCode, words) => {
	const { begin } = await openScene(() => ({
		[`POST ${passkeys}/register_finish`]: () => problemReply(code, status),
	}));
	const dialogue = begin("add");
	await typesPin(dialogue);
	await dialogue.sees("2 of 2");
	await typesPin(dialogue);
	await dialogue.sees(words);
	expect((await dialogue.ended).code).toBe(exitCode);
	expect(dialogue.screen).not.toContain("is added");
});

test("the time that a server gives for making a key is counted down, and ends the dialogue", async () => {
	const { begin } = await openScene(() => ({
		[`POST ${passkeys}/register_start`]: () => ok({ ceremony, options: creation({ timeout: 500 }) }),
	}));
	const dialogue = begin("add");
	await typesPin(dialogue);
	await dialogue.sees("2 of 2");
	await dialogue.sees("Time ran out before the key was ready. Run the command again.");
	await dialogue.sees('{"error":{"code":"ceremony-ended"');
	expect((await dialogue.ended).code).toBe(4);
});

test("a key is not made for another party than the one that was paired with", async () => {
	const { begin } = await openScene(() => ({
		[`POST ${passkeys}/register_start`]: () =>
			ok({ ceremony, options: creation({ rp: { id: "evil.example", name: "Countersign" } }) }),
	}));
	const dialogue = begin("add");
	await typesPin(dialogue);
	await dialogue.sees("signs for evil.example, not for localhost: it is not the server that was paired with.");
	expect((await dialogue.ended).code).toBe(1);
	expect(dialogue.screen).not.toContain("2 of 2");
});

test("Ctrl-C after the touch says that it may be done all the same", async () => {
	for (const [args, call] of [
		[["remove", "Drawer", "--yes"], `DELETE ${passkeys}/other`],
		[["rename", "Drawer", "Safe"], `PATCH ${passkeys}/other`],
		[["add"], `POST ${passkeys}/register_finish`],
	] as const) {
		const { server, begin } = await openScene(() => ({ [call]: () => new Promise<never>(() => undefined) }));
		const dialogue = begin(...args);
		await typesPin(dialogue);
		if (args[0] === "add") await typesPin(dialogue);
		await server.called(call);
		dialogue.types(ctrlC);
		await dialogue.sees("Stopped. It may be done all the same: see countersign keys list.");
		await dialogue.sees('{"state":"unknown"}');
		expect((await dialogue.ended).code).toBe(5);
	}
});

test("Ctrl-C while the server does not answer ends the listing", async () => {
	const { server, begin } = await openScene(() => ({ [`GET ${passkeys}`]: () => new Promise<never>(() => undefined) }));
	const dialogue = begin("list");
	await server.called(`GET ${passkeys}`);
	dialogue.types(ctrlC);
	await dialogue.sees("Stopped. Nothing was changed.");
	expect((await dialogue.ended).code).toBe(5);
});

test("where no passkey is a security key, none is waited for", async () => {
	const synced = { backupEligible: true, backedUp: true, transports: ["internal", "hybrid"] };
	const { server, environment } = await openScene((id) => ({
		[`GET ${passkeys}`]: () => ok({ passkeys: [passkey(id, synced), passkey("other", { transports: ["internal"] })] }),
	}));
	for (const args of [["add"], ["rename", "Drawer", "Safe"], ["remove", "Drawer", "--yes"]])
		expect(await runCli(["keys", ...args], { environment }).ended).toMatchObject({
			code: 1,
			stderr: `countersign: None of the passkeys of alice is a security key, so none can sign here. Go to ${server.origin}/passkeys instead.\n`,
		});
});
