import { expect, test } from "vitest";
import { readServerSettings, type ServerFlags } from "../settings.ts";
import { SettingsError } from "./settings-error.ts";

const hook = { webhookUrl: "https://hooks.example.org/T0/secret-path", webhookSecretFile: "hook.secret" };
const mail = { smtpUrl: "smtp://mail.example.org", mailFrom: "countersign@example.org" };

test("both ways are off until they are set", () => {
	expect(readServerSettings({}, {})).toMatchObject({ webhook: undefined, mail: undefined });
});

test.each(["https://hooks.example.org/a?b=c", "http://localhost:9000/", "http://127.0.0.1:1/x", "http://[::1]:1/x"])(
	"%s is taken as a webhook",
	(webhookUrl) => {
		const { webhook } = readServerSettings({ ...hook, webhookUrl }, {});
		expect(webhook).toMatchObject({ url: new URL(webhookUrl), secretFile: "hook.secret" });
	},
);

test("a mail server is read with its port, its user and its password", () => {
	const environment = { COUNTERSIGN_SMTP_URL: "smtps://bot%40example.org:p%3Aw%2F@[2001:db8::1]:465" };
	expect(readServerSettings({ mailFrom: mail.mailFrom }, environment).mail).toEqual({
		host: "2001:db8::1",
		port: 465,
		secure: true,
		user: "bot@example.org",
		password: { text: "p:w/" },
		from: "countersign@example.org",
	});
	const given = { ...mail, smtpUrl: "smtp://bot@mail.example.org", smtpPasswordFile: "mail.secret" };
	expect(readServerSettings(given, {}).mail).toMatchObject({ secure: false, password: { file: "mail.secret" } });
});

const refused: [ServerFlags, RegExp][] = [
	[{ webhookUrl: hook.webhookUrl }, /^--webhook-url and --webhook-secret-file go together\.$/],
	[{ webhookSecretFile: "hook.secret" }, /go together/],
	[{ ...hook, webhookUrl: "http://hooks.example.org/" }, /^--webhook-url takes an https/],
	[{ ...hook, webhookUrl: "http://127.0.0.1.example.org/" }, /^--webhook-url takes/],
	[{ ...hook, webhookUrl: "https://me:topsecret@hooks.example.org/" }, /^--webhook-url takes/],
	[{ ...hook, webhookUrl: "file:///etc/passwd" }, /^--webhook-url takes/],
	[{ smtpUrl: mail.smtpUrl }, /^--smtp-url and --mail-from go together\.$/],
	[{ mailFrom: mail.mailFrom }, /go together/],
	[{ ...mail, mailFrom: "me@example.org\nBcc: you@example.org" }, /^--mail-from takes a mail address/],
	[{ ...mail, smtpUrl: "https://mail.example.org" }, /^--smtp-url takes smtp/],
	[{ ...mail, smtpUrl: "smtp://mail.example.org/inbox" }, /^--smtp-url takes/],
	[{ ...mail, smtpUrl: "smtp://bot:topsecret@mail.example.org" }, /takes no password.*COUNTERSIGN_SMTP_URL/],
	[{ ...mail, smtpUrl: "smtp://bot@mail.example.org" }, /go together/],
	[{ ...mail, smtpPasswordFile: "mail.secret" }, /go together/],
	[{ smtpPasswordFile: "mail.secret" }, /needs --smtp-url/],
];

test.each(refused)("%o stops with one clear line", (flags, line) => {
	const read = () => readServerSettings(flags, {});
	expect(read).toThrow(SettingsError);
	expect(read).toThrow(line);
	expect(read).not.toThrow(/\n|topsecret|secret-path/);
});

test("a wrong variable is named, and what may be secret in it is not told", () => {
	const environment = { COUNTERSIGN_SMTP_URL: "smtp:bot:topsecret@", COUNTERSIGN_MAIL_FROM: mail.mailFrom };
	expect(() => readServerSettings({}, environment)).toThrow(/^COUNTERSIGN_SMTP_URL takes smtp[^"]*needed\.$/);
});
