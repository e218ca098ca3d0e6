import type { EventReader } from "../../events/open-events.ts";
import type { PairedApp } from "../../pairing/paired-app.ts";
import { denyLogin } from "../../software-passkey/approve-with.ts";
import { now } from "./clock.ts";
import type { PreparedLogin } from "./logins.ts";
import type { PairedTray } from "./paired-tray.ts";
import { watchCard } from "./watch-card.ts";

/** When a login reached whom, in milliseconds from the moment before it was asked for. */
export interface Announcement {
	/** The program that only reads the stream. */
	readonly bare: number;
	/** The desktop: its notification was shown. */
	readonly notified: number;
	/** The window: its card was painted. */
	readonly painted: number;
}

export interface Announcing {
	readonly tray: PairedTray;
	readonly bare: PairedApp;
	/** Of the bare program. */
	readonly stream: EventReader;
	readonly nextLogin: () => PreparedLogin;
}

/** Asks for one login, sees whom it reaches, and has it denied. Only the next one finds all at rest again. */
export async function playAnnouncement({ tray, bare, stream, nextLogin }: Announcing): Promise<Announcement> {
	const { id, target, send } = nextLogin();
	const painted = await watchCard(tray.page, target);
	const arrived = stream
		.first(({ name, data }) => name === "login-requested" && Object(data["request"]).id === id)
		.then(now);
	const { sentAt } = await send();
	// Nothing is asked of the main process before all is over: what it tells the test, it does beside its work.
	const [bareAt, paintedAt] = [await arrived, await painted()];
	const notification = (await tray.app.notifications()).findLast((shown) => shown.id?.endsWith(`.${id}`));
	if (!notification) throw new Error(`No notification was shown of ${target}.`);
	await denyLogin(bare, id);
	await tray.page.locator('[data-state="denied"]', { hasText: target }).waitFor();
	return { bare: bareAt - sentAt, notified: notification.shownAt - sentAt, painted: paintedAt - sentAt };
}
