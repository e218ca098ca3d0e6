import { expect, test } from "vitest";
import type { DeliveryRow } from "../storage/schema.ts";
import { openGround } from "../testing/ground.ts";
import { openMailServer } from "../testing/mail-server.ts";
import { type MailServer, mailSender } from "./send-mail.ts";

async function sender({ port }: { port: number }, more: Partial<MailServer> = {}) {
	const { storage, join } = await openGround();
	const { account } = await join("alice");
	const email = (address: string | null) => storage.db.updateTable("account").set({ email: address }).execute();
	await email("alice@example.org");
	const from = "countersign@example.org";
	const base = { host: "127.0.0.1", secure: false, user: undefined, password: undefined, from };
	const send = mailSender(storage, { ...base, port, ...more });
	const aborted = new AbortController();
	const deliver = (subject = "A login waits", text = "Read it here:\nhttps://o/approve/r\n") => {
		const row = { id: "d_1", user_id: account.id, body_json: JSON.stringify({ subject, text }) };
		return send(row as DeliveryRow, aborted.signal);
	};
	return { email, aborted, deliver };
}

test("a mail goes to the account's own address, in plain text", async () => {
	const server = await openMailServer();
	const { deliver } = await sender(server);
	await deliver();
	expect(server.commands).toContain("MAIL FROM:<countersign@example.org>");
	expect(server.commands.filter((line) => line.startsWith("RCPT"))).toEqual(["RCPT TO:<alice@example.org>"]);
	const [text] = server.mails;
	expect(text).toMatch(/^From: Countersign <countersign@example\.org>$/m);
	expect(text).toMatch(/^Subject: A login waits$/m);
	expect(text).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
	expect(text).toMatch(/^Message-ID: <d_1@example\.org>$/m);
	expect(text).toMatch(/^Auto-Submitted: auto-generated$/im);
	expect(text).toContain("\n\nRead it here:\nhttps://o/approve/r");
});

test("no subject and no address adds a header or a recipient", async () => {
	const server = await openMailServer();
	const { email, deliver } = await sender(server);
	await deliver("Key\r\nBcc: mallory@evil.example\r\n\r\n<h1>hello</h1>");
	for (const address of ["alice@example.org, mallory@evil.example", "a@b>\r\nRCPT TO:<mallory@evil.example"]) {
		await email(address);
		await deliver().catch(() => {});
	}
	expect(server.commands).not.toContain("RCPT TO:<mallory@evil.example>");
	expect(server.mails.length).toBeGreaterThan(0);
	for (const mail of server.mails) expect(mail.split("\n\n", 1)[0]).not.toMatch(/^b?cc:/im);
});

test("an account without an address is given up at once", async () => {
	const server = await openMailServer();
	const { email, deliver } = await sender(server);
	await email(null);
	await expect(deliver()).rejects.toMatchObject({ final: true, message: "The account has no address any more." });
	expect(server.commands).toEqual([]);
});

const troubles: [Record<string, string>, string][] = [
	[{ RCPT: "550 5.1.1 no such user, token=abc" }, "The mail server refused it (550)."],
	[{ DATA: "451 try later" }, "The mail server refused it (451)."],
	[{ EHLO: "" }, "The mail server did not take it within 0.06 seconds."],
];

test.each(troubles)("%o is told in our own words", async (answers, message) => {
	const { deliver } = await sender(await openMailServer(answers), { timeout: 60 });
	await expect(deliver()).rejects.toMatchObject({ message, final: false });
});

test("a mail server that is not there is told of", async () => {
	const { deliver } = await sender({ port: 1 });
	await expect(deliver()).rejects.toThrow(/^The mail server could not be reached \(\w+\)\.$/);
});

test("a password never travels in the clear, except within this machine", async () => {
	const answers = { EHLO: "250-test\r\n250 AUTH PLAIN", AUTH: "235 welcome", STARTTLS: "502 no" };
	const secret = { user: "bot", password: "topsecret" };
	const sent = /^AUTH PLAIN/;
	const here = await openMailServer(answers);
	await (await sender(here, secret)).deliver();
	expect(here.commands).toContainEqual(expect.stringMatching(sent));
	const there = await openMailServer(answers);
	// Another name of this machine, which is none of those that are known to stay within it.
	const far = await sender(there, { ...secret, host: "0.0.0.0" });
	await expect(far.deliver()).rejects.toThrow("The mail server offers no secure connection.");
	expect(there.commands).not.toContainEqual(expect.stringMatching(sent));
});

test("a password that is refused is told of without it", async () => {
	const answers = { EHLO: "250-test\r\n250 AUTH PLAIN", AUTH: "535 not topsecret" };
	const { deliver } = await sender(await openMailServer(answers), { user: "bot", password: "topsecret" });
	await expect(deliver()).rejects.toThrow("The mail server did not accept the user or the password.");
});

test("a mail under way is broken off", async () => {
	const { deliver, aborted } = await sender(await openMailServer({ EHLO: "" }));
	const sent = deliver();
	aborted.abort();
	await expect(sent).rejects.toThrow("The mail server could not be reached (EABORT).");
});
