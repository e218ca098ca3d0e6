import { isDeepStrictEqual } from "node:util";
import { SnapshotEvent } from "../../contract/events.ts";
import { openEvents } from "../events/open-events.ts";
import type { Follower } from "./follow-desk.ts";

/** Milliseconds: longer than the longest wait between two tries to connect. */
const patience = 40_000;

/** Compares what everybody's screen shows with what the server says now, while nothing else happens there. */
export async function judgeDesks(followers: readonly Follower[]): Promise<string[]> {
	return (await Promise.all(followers.map(judgeDesk))).flat();
}

async function judgeDesk(follower: Follower): Promise<string[]> {
	const { name, scope, player } = follower;
	const { origin, cookieHeader } = player.browser;
	const reader = await openEvents(origin, { cookie: cookieHeader() }, `scope=${scope}`);
	const snapshot = SnapshotEvent.parse((await reader.first((event) => event.name === "snapshot")).data);
	reader.close();
	const late = Promise.withResolvers<undefined>();
	const watchdog = setTimeout(late.resolve, patience);
	const desk = await Promise.race([follower.reaches(snapshot.revision), late.promise]);
	clearTimeout(watchdog);
	if (!desk) return [`${name}: still ${follower.desk.connection.state} at revision ${follower.desk.revision}`];
	if (desk.revision !== snapshot.revision)
		return [`${name}: at revision ${desk.revision}, and the server at ${snapshot.revision}`];
	const order = (requests: readonly { id: string }[]) =>
		requests.toSorted((one, other) => one.id.localeCompare(other.id));
	if (isDeepStrictEqual(order(desk.pending), order(snapshot.requests))) return [];
	const count = `${desk.pending.length} logins where the server has ${snapshot.requests.length}`;
	return [`${name}: shows ${count}, or shows them differently`];
}
