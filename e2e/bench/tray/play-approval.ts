import { setTimeout as pause } from "node:timers/promises";
import { type Asked, outcomeUrl, send } from "../../requester/ask-over-api.ts";
import { now } from "./clock.ts";
import type { PreparedLogin } from "./logins.ts";
import type { OwnersKey } from "./owners-key.ts";
import type { PairedTray } from "./paired-tray.ts";
import type { KeyVisit } from "./visit-watch.ts";
import { watchCard } from "./watch-card.ts";

/** What one approval took from the click to the requester's answer, in milliseconds: all of it, and its parts. */
export interface Approval {
	readonly total: number;
	/** From the click to the first report at the key. */
	readonly before: number;
	/** The key's own work: no part of ours. */
	readonly keyWork: number;
	/** What the library took between the key's answers and its next questions. */
	readonly between: number;
	/** From the key's last report to the requester's answer. */
	readonly after: number;
}

/** Somebody who approves. */
export interface Approver {
	/** Types the digits, and whatever else comes before the click. */
	prepare(login: Asked): Promise<void>;
	/** @returns the moment of the click, by `now` */
	click(login: Asked): Promise<number>;
}

export interface Approving {
	readonly tray: PairedTray;
	readonly key: OwnersKey;
	readonly origin: string;
	readonly nextLogin: () => PreparedLogin;
}

/**
 * Nobody is at the button sooner: for half a second a card takes no keys, so that nothing is decided by typing that was
 * meant for elsewhere. In this time the app starts the process that talks to keys, of which nothing is to be seen.
 */
const reading = 500;

/** Has one login approved, which the requester waits for all the while. The app shows it, whoever approves. */
export async function playApproval(approver: Approver, { tray, key, origin, nextLogin }: Approving): Promise<Approval> {
	const { target, send: ask } = nextLogin();
	const painted = await watchCard(tray.page, target);
	const login = await ask();
	await painted();
	const released = waitForRelease(origin, login);
	released.catch(() => undefined);
	await Promise.all([approver.prepare(login), pause(reading)]);
	await key.takeVisit();
	const clickedAt = await approver.click(login);
	const releasedAt = await released;
	const visit = await key.takeVisit();
	if (!visit) throw new Error("The login was approved without the key.");
	// Only the next one finds all at rest again.
	await tray.page.locator('[data-state="approved"]', { hasText: target }).waitFor();
	return partsOf(clickedAt, visit, releasedAt);
}

function partsOf(clickedAt: number, { begunAt, endedAt, work }: KeyVisit, releasedAt: number): Approval {
	return {
		total: releasedAt - clickedAt,
		before: begunAt - clickedAt,
		keyWork: work,
		between: endedAt - begunAt - work,
		after: releasedAt - endedAt,
	};
}

/** @returns the moment in which the requester has read that it may go on */
async function waitForRelease(origin: string, { id, waitToken, key }: Asked): Promise<number> {
	const url = outcomeUrl(origin, id);
	const dpop = key.proof({ method: "GET", url, token: waitToken });
	const headers = { authorization: `Bearer ${waitToken}`, dpop };
	const { status, body } = await send(`${url}?wait=25`, { method: "GET", headers });
	if (body["state"] !== "approved") throw new Error(`The requester was answered ${status}: ${JSON.stringify(body)}`);
	return now();
}
