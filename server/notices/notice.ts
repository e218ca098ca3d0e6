import type { NoticeKind } from "../../contract/delivery.ts";
import type { LoginKind } from "../../contract/login-request.ts";

/** Something that happened and that the world outside may be told. Instants are milliseconds since 1970. */
export type Notice =
	| { kind: "login-reported"; account: string; source: string; requestId: string; quietUntil: number }
	/** `by` is the administrator who made the link, or where else it was made. */
	| { kind: "account-recovered"; userId: string; account: string; by: string }
	| { kind: "passkey-added"; userId: string; account: string; name: string }
	| { kind: "pairing-added"; userId: string; account: string; name: string }
	| ({ kind: "login-unanswered"; userId: string; account: string; requestId: string } & UnansweredLogin);

/** What a request is about, beside what its asker claims. */
export interface UnansweredLogin {
	login: LoginKind;
	address: string;
	expiresAt: number;
	claimed: { target: string | null; command: string | null; host: string | null; osUser: string | null };
}

export type NoticeOf<K extends NoticeKind> = Extract<Notice, { kind: K }>;
