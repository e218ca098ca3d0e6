import type { Clock } from "../../client/event-stream.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { updateText } from "./update-text.ts";

/** Where newer versions of this app are announced. */
export interface UpdateFeed {
	/** @returns the version that is there, if it is newer than this one */
	look(): Promise<string | undefined>;
	/** Fetches the version that was found last, to take this one's place when the app quits. Absent where it can not. */
	readonly fetch?: () => Promise<void>;
}

export interface UpdatePorts {
	/** Absent in an app that was built without one. */
	readonly feed: UpdateFeed | undefined;
	readonly clock: Clock;
	readonly now: () => DesktopSnapshot;
	readonly say: (title: string, body?: string) => void;
	readonly report: (error: unknown) => void;
}

const day = 24 * 60 * 60 * 1000;
/** How often it is seen whether a day has passed: timers stand still while the machine sleeps. */
const pace = 5 * 60 * 1000;

/**
 * Looks for a newer version at the start and every day, and says once that it is there. Nothing of it happens while
 * somebody reads a card.
 * @returns ends it
 */
export function followUpdates({ feed, clock, now, say, report }: UpdatePorts): () => void {
	if (!feed) return () => undefined;
	let due = clock.now();
	let known: string | undefined;
	let unsaid: string | undefined;
	let stopped = false;
	let cancel = () => {};

	const look = async () => {
		due = clock.now() + day;
		const version = await feed.look();
		if (version === undefined || version === known) return;
		if (isAtCard(now())) {
			due = clock.now();
			return;
		}
		await feed.fetch?.();
		known = version;
		unsaid = version;
	};
	const round = async () => {
		if (!isAtCard(now()) && clock.now() >= due) await look().catch(report);
		if (stopped) return;
		if (unsaid !== undefined && !isAtCard(now()) && !now().quiet) {
			say(...updateText(unsaid, feed.fetch !== undefined));
			unsaid = undefined;
		}
		cancel = clock.after(pace, () => void round());
	};
	void round();
	return () => {
		stopped = true;
		cancel();
	};
}

/** A card of a login that still waits is open, or a security key is being used. */
function isAtCard({ room, accounts, keyDialog }: DesktopSnapshot): boolean {
	if (keyDialog !== undefined) return true;
	if (room.at !== "request") return false;
	const desks = accounts.flatMap(({ desk, everybody }) => [desk, everybody]);
	return desks.some((desk) => desk?.pending.some(({ id }) => id === room.request.id));
}
