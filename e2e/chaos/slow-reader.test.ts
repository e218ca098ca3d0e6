import { expect, onTestFinished, test } from "vitest";
import { askOverApi } from "../requester/ask-over-api.ts";
import { freePort } from "../start/free-port.ts";
import { assembleCast } from "./cast.ts";
import { followInApp, followInBrowser } from "./follow-desk.ts";
import { openMortalServer } from "./mortal-server.ts";
import { stall } from "./stalled-reader.ts";
import { streamsOpen } from "./streams-open.ts";

const [events, stalled] = [1000, 20];
/** As long as the contract lets them be, in letters of four bytes: so that few events are many bytes. */
const [long, longest] = ["𠀀".repeat(200), "𠀀".repeat(1000)];
const wish = { kind: "run" as const, command: longest, target: long, host: long, osUser: long };

/** Milliseconds: some ten seconds of work, on a machine that does other things besides. */
const patience = 60_000;

test("readers that never read are dropped, while everybody else hears of a thousand events", {
	timeout: patience,
}, async () => {
	const port = await freePort();
	const server = await openMortalServer(["--metrics-port", String(port)]);
	onTestFinished(server.stop);
	const [alice, bob] = await assembleCast(server);
	const followers = [followInBrowser(alice, "all"), await followInApp(alice, "all")];
	onTestFinished(() => followers.forEach((follower) => void follower.stop()));
	const begun = await Promise.all(followers.map((follower) => follower.reaches(0)));
	const readers = await Promise.all(
		Array.from({ length: stalled }, () => stall(server.origin, alice.browser.cookieHeader())),
	);
	onTestFinished(() => readers.forEach((reader) => void reader.hangUp()));
	const ask = (count: number) =>
		askOverApi(
			server.origin,
			{ ...wish, account: count % 2 ? alice.name : bob.name },
			`198.18.${count % 50}.${count % 40}`,
		);
	expect(await streamsOpen(port)).toBe(followers.length + stalled);
	for (let count = 0; count < events; count += 20)
		await Promise.all(Array.from({ length: 20 }, (_, place) => ask(count + place)));
	for (const [place, follower] of followers.entries()) {
		const { pending } = await follower.reaches((begun[place]?.revision ?? 0) + events);
		expect(pending).toHaveLength(events);
		expect(follower.connects).toBe(1);
	}
	// What they were owed goes with them.
	expect(await streamsOpen(port)).toBe(followers.length);
});
