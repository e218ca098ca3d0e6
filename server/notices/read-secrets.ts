import { readFile } from "node:fs/promises";
import { StartError } from "../commands/start-error.ts";
import type { MailSettings, WebhookSettings } from "../settings/notice-settings.ts";
import { readWebhookSecret } from "./webhook-signature.ts";

/** @throws StartError with one line */
export async function webhookSecret({ secretFile }: WebhookSettings): Promise<Buffer> {
	const secret = readWebhookSecret(await readText("--webhook-secret-file", secretFile));
	if (secret) return secret;
	throw new StartError(`--webhook-secret-file ${secretFile} holds no whsec_ with base64 of 24 bytes or more.`);
}

/** @throws StartError with one line */
export async function mailPassword({ password }: MailSettings): Promise<string | undefined> {
	if (!password || "text" in password) return password?.text;
	const text = (await readText("--smtp-password-file", password.file)).replace(/\r?\n$/, "");
	if (text === "") throw new StartError(`--smtp-password-file ${password.file} is empty.`);
	return text;
}

function readText(flag: string, file: string): Promise<string> {
	return readFile(file, "utf8").catch((cause: unknown) => {
		throw new StartError(`${flag} ${file} can not be read.`, { cause });
	});
}
