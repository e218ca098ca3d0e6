import type { LoginKind } from "../../contract/login-request.ts";
import { instant } from "../instant.ts";
import type { Notice } from "./notice.ts";
import { words } from "./words.ts";

export interface MailText {
	readonly subject: string;
	readonly text: string;
}

/** The mail of a notice. Its links only open a page; nothing is decided by following one. */
export function mailOf(notice: Notice, origin: string): MailText {
	const { subject, lines } = content(notice, origin);
	return { subject, text: [...lines, "", words.footer(origin), ""].join("\n") };
}

function content(notice: Notice, origin: string): { subject: string; lines: readonly string[] } {
	switch (notice.kind) {
		case "login-unanswered":
			return words.loginUnanswered({ ...notice, login: loginWords[notice.login], url: approveUrl(notice, origin) });
		case "login-reported":
			return words.loginReported({ ...notice, until: instant(notice.quietUntil) });
		case "account-recovered":
			return words.accountRecovered(notice);
		case "passkey-added":
			return words.passkeyAdded({ ...notice, url: origin });
		case "pairing-added":
			return words.pairingAdded({ ...notice, url: origin });
	}
}

const loginWords: Record<LoginKind, string> = words.logins;

function approveUrl({ requestId }: { requestId: string }, origin: string): string {
	return `${origin}/approve/${requestId}`;
}
