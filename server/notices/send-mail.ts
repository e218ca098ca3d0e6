import { createTransport, type NodemailerError } from "nodemailer";
import { z } from "zod";
import { isLoopback, type MailSettings } from "../settings/notice-settings.ts";
import type { Storage } from "../storage/storage.ts";
import type { Send } from "./deliver-due.ts";
import { DeliveryTrouble } from "./delivery-trouble.ts";

const MailText = z.object({ subject: z.string(), text: z.string() });

export interface MailServer extends Omit<MailSettings, "password"> {
	readonly password: string | undefined;
	/** Milliseconds for one mail altogether, where it is not the usual half a minute. */
	readonly timeout?: number;
}

/** Sends mails to the address that the account has by then, over SMTP. */
export function mailSender({ db }: Pick<Storage, "db">, server: MailServer): Send {
	const { from, timeout = 30_000 } = server;
	const transport = createTransport(transportOptions(server));
	return async ({ id, user_id, body_json }, aborted) => {
		const account = await db
			.selectFrom("account")
			.select("email")
			.where("id", "=", user_id)
			.where("disabled_at", "is", null)
			.executeTakeFirst();
		if (!account?.email) throw new DeliveryTrouble("The account has no address any more.", { final: true });
		const { subject, text } = MailText.parse(JSON.parse(body_json));
		const tooLong = AbortSignal.timeout(timeout);
		await transport
			.sendMail({
				from: { name: "Countersign", address: from },
				// An object, so that an address is never read as several.
				to: { name: "", address: account.email },
				subject,
				text,
				// The same for every attempt, so that a mail that arrives twice is seen to be one.
				messageId: `<${id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
				headers: { "auto-submitted": "auto-generated" },
				signal: AbortSignal.any([aborted, tooLong]),
			})
			.catch((cause: NodemailerError) => {
				throw new DeliveryTrouble(tooLong.aborted ? late(timeout) : reason(cause), { cause });
			});
	};
}

function transportOptions({ host, port, secure, user, password }: MailServer) {
	return {
		host,
		...(port !== undefined && { port }),
		secure,
		...(user !== undefined && password !== undefined && { auth: { user, pass: password } }),
		// A password never travels in the clear: without STARTTLS nothing is sent, whoever took the offer away.
		requireTLS: password !== undefined && !secure && !isLoopback(host),
		connectionTimeout: 10_000,
		greetingTimeout: 10_000,
		socketTimeout: 10_000,
		socketCloseTimeout: 500,
		disableFileAccess: true,
		disableUrlAccess: true,
	};
}

function late(timeout: number): string {
	return `The mail server did not take it within ${timeout / 1000} seconds.`;
}

/** In our own words: what a mail server says may hold anything. */
function reason({ code, responseCode }: NodemailerError): string {
	if (code === "EAUTH") return "The mail server did not accept the user or the password.";
	if (code === "ETLS") return "The mail server offers no secure connection.";
	if (responseCode !== undefined) return `The mail server refused it (${responseCode}).`;
	return `The mail server could not be reached${code === undefined ? "" : ` (${code})`}.`;
}
