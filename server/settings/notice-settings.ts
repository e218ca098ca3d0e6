import { isIPv4 } from "node:net";
import { z } from "zod";
import type { ReadSetting } from "./read-setting.ts";
import { SettingsError } from "./settings-error.ts";

export interface NoticeFlags {
	webhookUrl?: string | undefined;
	webhookSecretFile?: string | undefined;
	smtpUrl?: string | undefined;
	smtpPasswordFile?: string | undefined;
	mailFrom?: string | undefined;
}

export interface WebhookSettings {
	url: URL;
	/** Holds `whsec_…`. */
	secretFile: string;
}

export interface MailSettings {
	host: string;
	/** The usual one of its kind where it is not given. */
	port: number | undefined;
	/** Whether TLS comes first, as on port 465; otherwise it is asked for with STARTTLS. */
	secure: boolean;
	user: string | undefined;
	password: { text: string } | { file: string } | undefined;
	/** The address that mails come from. */
	from: string;
}

export interface NoticeSettings {
	webhook: WebhookSettings | undefined;
	mail: MailSettings | undefined;
}

const rules = {
	webhookUrl: urlThat((url) => {
		const local = url.protocol === "http:" && isLoopback(url.hostname);
		return (url.protocol === "https:" || local) && url.hash === "" && url.username === "" && url.password === "";
	}, "an https:// address without a user, or http:// on this machine"),
	smtpUrl: urlThat((url) => {
		const known = url.protocol === "smtp:" || url.protocol === "smtps:";
		const bare = (url.pathname === "" || url.pathname === "/") && url.search === "" && url.hash === "";
		return known && url.hostname !== "" && bare && isEncoded(url.username) && isEncoded(url.password);
	}, "smtp://host or smtps://host, with a port and a user where they are needed"),
	file: z.string().min(1, "a file"),
	mailFrom: z.email("a mail address"),
};

function urlThat(fits: (url: URL) => boolean, message: string) {
	return z.string().transform((text, context) => {
		const url = URL.canParse(text) ? new URL(text) : undefined;
		if (url && fits(url)) return url;
		context.addIssue({ code: "custom", message });
		return z.NEVER;
	});
}

export function isLoopback(hostname: string): boolean {
	return hostname === "localhost" || hostname === "[::1]" || (isIPv4(hostname) && hostname.startsWith("127."));
}

function isEncoded(text: string): boolean {
	try {
		decodeURIComponent(text);
		return true;
	} catch {
		return false;
	}
}

/** Where notices go; both ways are off until they are set. @throws SettingsError */
export function readNoticeSettings(flags: NoticeFlags, read: ReadSetting): NoticeSettings {
	return { webhook: readWebhook(read), mail: readMail(flags, read) };
}

function readWebhook(read: ReadSetting): WebhookSettings | undefined {
	const url = read("webhookUrl", rules.webhookUrl, "secret");
	const secretFile = read("webhookSecretFile", rules.file);
	if ((url === undefined) !== (secretFile === undefined))
		throw new SettingsError("--webhook-url and --webhook-secret-file go together.");
	return url && secretFile !== undefined ? { url, secretFile } : undefined;
}

function readMail(flags: NoticeFlags, read: ReadSetting): MailSettings | undefined {
	const url = read("smtpUrl", rules.smtpUrl, "secret");
	const from = read("mailFrom", rules.mailFrom);
	const file = read("smtpPasswordFile", rules.file);
	if ((url === undefined) !== (from === undefined)) throw new SettingsError("--smtp-url and --mail-from go together.");
	if (!url || from === undefined) {
		if (file !== undefined) throw new SettingsError("--smtp-password-file needs --smtp-url.");
		return undefined;
	}
	const password = passwordOf(url, file, flags.smtpUrl !== undefined);
	return {
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port === "" ? undefined : Number(url.port),
		secure: url.protocol === "smtps:",
		user: decodeURIComponent(url.username) || undefined,
		password,
		from,
	};
}

/** A password comes from a file or a variable: what stands on the command line can be read by others. */
function passwordOf(url: URL, file: string | undefined, byFlag: boolean): MailSettings["password"] {
	if (url.password !== "" && byFlag)
		throw new SettingsError(
			"--smtp-url takes no password, which others could read in the list of processes. Use COUNTERSIGN_SMTP_URL or --smtp-password-file.",
		);
	if (url.password !== "" && file !== undefined)
		throw new SettingsError("COUNTERSIGN_SMTP_URL has a password, and so has --smtp-password-file. Give it once.");
	const password = file === undefined ? { text: decodeURIComponent(url.password) } : { file };
	const given = file !== undefined || url.password !== "";
	if (given !== (url.username !== ""))
		throw new SettingsError("A user in --smtp-url and a password for it go together.");
	return given ? password : undefined;
}
