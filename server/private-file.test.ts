import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StartError } from "./commands/start-error.ts";
import { readKey } from "./headscale/read-key.ts";
import { mailPassword, webhookSecret } from "./notices/read-secrets.ts";
import { readNoticeSettings } from "./settings/notice-settings.ts";
import { settingReader } from "./settings/read-setting.ts";
import { temporaryDirectory } from "./testing/temporary-directory.ts";

const hook = Buffer.alloc(32, 7);

/** What is in each file that holds a secret, how it is read, and what comes of it. */
const secrets: [flag: string, text: string, read: (file: string) => Promise<unknown>, secret: unknown][] = [
	[
		"--headscale-key-file",
		"hskey-api-abcdefghijkl-abcdefghijklmnopqrstuvwxyz",
		(file) => readKey({ file }),
		"hskey-api-abcdefghijkl-abcdefghijklmnopqrstuvwxyz",
	],
	[
		"--webhook-secret-file",
		`whsec_${hook.toString("base64")}`,
		(secretFile) => webhookSecret({ url: new URL("https://hook.example.org"), secretFile }),
		hook,
	],
	["--smtp-password-file", "correct horse", (file) => mailPassword(mailBy(file)), "correct horse"],
];

function mailBy(smtpPasswordFile: string) {
	const flags = { smtpUrl: "smtps://desk@mail.example.org", smtpPasswordFile, mailFrom: "desk@example.org" };
	const { mail } = readNoticeSettings(flags, settingReader(flags, {}));
	if (!mail) throw new TypeError("Mail was to be set up.");
	return mail;
}

async function fileOf(text: string, mode: number) {
	const file = join(await temporaryDirectory(), "secret");
	await writeFile(file, `${text}\n`);
	await chmod(file, mode);
	return file;
}

test.each(secrets)("%s is used where only its owner can read it", async (_, text, read, secret) => {
	for (const mode of [0o600, 0o400]) expect(await read(await fileOf(text, mode))).toEqual(secret);
});

test.each(secrets)("%s is not used where others can read or change it", async (flag, text, read) => {
	for (const mode of [0o644, 0o660, 0o604]) {
		const reading = read(await fileOf(text, mode));
		await expect(reading).rejects.toThrow(StartError);
		await expect(reading).rejects.toThrow(
			new RegExp(`^Others can read or change ${flag} \\S+, so it is not used\\. Close it: chmod 6[04]0 \\S+$`),
		);
	}
});

test.each(secrets)(
	"%s is used where its group can read it and it is root's, and not where it is anybody else's",
	async (_, text, read, secret) => {
		const reading = read(await fileOf(text, 0o640));
		if (process.getuid?.() === 0) expect(await reading).toEqual(secret);
		else await expect(reading).rejects.toThrow(StartError);
	},
);

test.each(secrets)("%s that is a folder is told", async (flag, _, read) => {
	const folder = await temporaryDirectory();
	await expect(read(folder)).rejects.toThrow(new StartError(`${flag} ${folder} is a folder.`));
});

test.each(secrets)("%s that is not there is told", async (flag, _, read) => {
	await expect(read("/missing")).rejects.toThrow(new StartError(`${flag} /missing can not be read.`));
});
