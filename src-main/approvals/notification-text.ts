import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { fill, words } from "../words.ts";
import { quotedClaim } from "./quoted-claim.ts";
import { statement } from "./statement.ts";
import type { WaitingLogin } from "./waiting.ts";

export interface NotificationText {
	readonly title: string;
	readonly body: string;
}

/** What a notification says of a login. Its words come from elsewhere and are shown as text, never as markup. */
export function notificationText(
	{ account, request }: WaitingLogin,
	{ accounts, platform }: Pick<DesktopSnapshot, "accounts" | "platform">,
): NotificationText {
	const { notification } = words;
	const claims = claimsOf(request);
	const body = [
		fill(notification.from, { address: request.address }),
		request.client &&
			request.clientKind === "host" &&
			fill(notification.knownHost, { host: quotedClaim(request.client) }),
		claims && fill(notification.claims, { claims }),
		accounts.length > 1 && fill(notification.at, { server: new URL(account.server).host }),
	];
	const text = body.filter(Boolean).join(" ");
	return {
		title: fill(notification.title, { statement: statement(request) }),
		body: platform === "linux" ? escapeMarkup(text) : text,
	};
}

/** What the notification says that stands for all the logins that have none of their own. */
export function moreText(count: number): NotificationText {
	const { more, moreBody } = words.notification;
	return { title: fill(count === 1 ? more.one : more.other, { count }), body: fill(moreBody, { name: words.name }) };
}

function claimsOf(request: LoginRequest): string | undefined {
	const osUser = request.osUser && quotedClaim(request.osUser);
	const host = request.host && quotedClaim(request.host);
	return osUser && host ? fill(words.notification.claimedBoth, { osUser, host }) : osUser || host;
}

/** A body may hold markup there (Desktop Notifications Specification 1.2, Markup); a title may not. */
function escapeMarkup(text: string): string {
	return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
