import type { Page } from "@playwright/test";
import type { DesktopBridge } from "../../../contract/desktop/bridge.ts";
import type { ChangedSettings } from "../../../contract/desktop/settings.ts";
import { EventName, LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../../../contract/events.ts";
import { EventFlow } from "./event-flow.ts";
import type { PairedTray } from "./paired-tray.ts";
import type { PlayedServer } from "./played-server.ts";
import { watchCard } from "./watch-card.ts";

/** Half of them logins, half of them their ends. */
const events = 1000;

/** Takes a thousand events. @returns the processor time that it took, of all threads, in milliseconds */
export type Taker = () => Promise<number>;

/**
 * The app's main process, with all that its owner sees of each login: notification, icon, the card that opens by itself.
 * It is done once the last login's card is painted.
 */
export async function mainProcess({ app, page }: PairedTray, server: PlayedServer, flow: EventFlow): Promise<Taker> {
	// Of hundreds of cards in a few seconds, each would have a process for keys started, and ended at once.
	await changeSettings(page, { method: "window" });
	const send = async (pieces: readonly string[]) => {
		const painted = await watchCard(page, flow.latest.target ?? "");
		await server.write(pieces);
		await painted();
	};
	// From here on one waits, so that each thousand ends with a login.
	await send(flow.take(1));
	return async () => {
		const pieces = flow.take(events);
		const before = await app.evaluateInMain(() => process.cpuUsage());
		await send(pieces);
		return milliseconds(await app.evaluateInMain((_, since) => process.cpuUsage(since), before));
	};
}

const schemas = { snapshot: SnapshotEvent, "login-requested": LoginRequestedEvent, "login-settled": LoginSettledEvent };

/** What nobody gets around: the same events read and checked, and nothing done about them. */
export function bareReader(): Taker {
	const flow = new EventFlow();
	return async () => {
		const pieces = flow.take(events);
		const before = process.cpuUsage();
		for (const piece of pieces) {
			const [, name, data = ""] = /^event: (.*)\ndata: (.*)$/m.exec(piece) ?? [];
			schemas[EventName.parse(name)].parse(JSON.parse(data));
		}
		return milliseconds(process.cpuUsage(before));
	};
}

function changeSettings(page: Page, settings: ChangedSettings): Promise<unknown> {
	return page.evaluate((changed) => {
		const { countersign } = window as unknown as { countersign: DesktopBridge };
		return countersign.call("changeSettings", changed);
	}, settings);
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
	return (user + system) / 1000;
}
