import { StartError } from "../commands/start-error.ts";
import { readPrivateFile } from "../private-file.ts";
import type { MailSettings, WebhookSettings } from "../settings/notice-settings.ts";
import { readWebhookSecret } from "./webhook-signature.ts";

/** @throws StartError with one line */
export async function webhookSecret({ secretFile }: WebhookSettings): Promise<Buffer> {
	const secret = readWebhookSecret(await readPrivateFile("--webhook-secret-file", secretFile));
	if (secret) return secret;
	throw new StartError(`--webhook-secret-file ${secretFile} holds no whsec_ with base64 of 24 bytes or more.`);
}

/** @throws StartError with one line */
export async function mailPassword({ password }: MailSettings): Promise<string | undefined> {
	if (!password || "text" in password) return password?.text;
	const text = (await readPrivateFile("--smtp-password-file", password.file)).replace(/\r?\n$/, "");
	if (text === "") throw new StartError(`--smtp-password-file ${password.file} is empty.`);
	return text;
}
