import { beforeEach, expect, test } from "vitest";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { followUpdates, type UpdateFeed } from "./follow-updates.ts";

const hour = 60 * 60 * 1000;
const request = loginRequest("b");
const account = accountOf("a", { desk: liveDesk(request) });
const idle = snapshotOf({ accounts: [account] });
const card: DesktopSnapshot = { ...idle, room: { at: "request", account: account.id, request } };

let time: number;
let ring: (() => void) | undefined;
let snapshot: DesktopSnapshot;
let log: string[];
let offered: string | undefined;
let stop: () => void;

beforeEach(() => {
	time = 1_000_000;
	ring = undefined;
	snapshot = idle;
	log = [];
	offered = undefined;
});

const feed: UpdateFeed = {
	async look() {
		log.push("look");
		return offered;
	},
	async fetch() {
		log.push("fetch");
	},
};

async function follow(source: UpdateFeed | undefined = feed) {
	stop = followUpdates({
		feed: source,
		clock: {
			now: () => time,
			after(_wait, then) {
				ring = then;
				return () => {
					ring = undefined;
				};
			},
		},
		now: () => snapshot,
		say: (title, body) => log.push(`${title}. ${body}`),
		report: (error) => log.push(String(error)),
	});
	await settled();
}

/** All that needs no clock has been done. */
function settled() {
	return new Promise<void>((resolve) => setImmediate(resolve));
}

async function pass(milliseconds: number) {
	time += milliseconds;
	ring?.();
	await settled();
}

const ready = "Countersign 2.0.0 is there. It takes this version's place when Countersign quits.";

test("it looks at the start and every day", async () => {
	await follow();
	expect(log).toEqual(["look"]);
	await pass(23 * hour);
	expect(log).toEqual(["look"]);
	await pass(hour);
	expect(log).toEqual(["look", "look"]);
});

test("a newer version is fetched and said once", async () => {
	offered = "2.0.0";
	await follow();
	expect(log).toEqual(["look", "fetch", ready]);
	await pass(24 * hour);
	expect(log).toEqual(["look", "fetch", ready, "look"]);
	offered = "2.0.1";
	await pass(24 * hour);
	expect(log.slice(4)).toEqual(["look", "fetch", ready.replace("2.0.0", "2.0.1")]);
});

test("where it can not take this one's place, it is only said", async () => {
	offered = "2.0.0";
	await follow({ look: feed.look });
	expect(log).toEqual(["look", "Countersign 2.0.0 is there. Install its package the way you installed this one."]);
});

test("nothing of it happens while a card is open", async () => {
	offered = "2.0.0";
	snapshot = card;
	await follow();
	await pass(hour);
	expect(log).toEqual([]);
	snapshot = idle;
	await pass(hour);
	expect(log).toEqual(["look", "fetch", ready]);
});

test("a card that is opened meanwhile comes first", async () => {
	offered = "2.0.0";
	const look = async () => {
		if (log.length === 0) snapshot = card;
		return feed.look();
	};
	await follow({ ...feed, look });
	expect(log).toEqual(["look"]);
	snapshot = idle;
	await pass(hour);
	expect(log).toEqual(["look", "look", "fetch", ready]);
});

test("a card whose login has ended holds nothing up", async () => {
	snapshot = { ...card, accounts: [accountOf("a")] };
	await follow();
	expect(log).toEqual(["look"]);
});

test("a key in use is not talked over", async () => {
	snapshot = { ...idle, keyDialog: {} as NonNullable<DesktopSnapshot["keyDialog"]> };
	await follow();
	expect(log).toEqual([]);
});

test("while it is quiet it is fetched, and said later", async () => {
	offered = "2.0.0";
	snapshot = { ...idle, quiet: true };
	await follow();
	expect(log).toEqual(["look", "fetch"]);
	snapshot = idle;
	await pass(hour);
	expect(log).toEqual(["look", "fetch", ready]);
});

test("a feed that can not be reached is tried again the next day", async () => {
	const broken: UpdateFeed = {
		look() {
			log.push("look");
			return Promise.reject(new Error("no way there"));
		},
	};
	await follow(broken);
	await pass(hour);
	expect(log).toEqual(["look", "Error: no way there"]);
	await pass(23 * hour);
	expect(log).toHaveLength(4);
});

test("once it is stopped, nothing follows", async () => {
	await follow();
	stop();
	expect(ring).toBeUndefined();
});

test("an app without a feed does nothing", async () => {
	await follow({ ...feed });
	stop();
	log = [];
	stop = followUpdates({ feed: undefined, clock: { now: () => 0, after: fail }, now: fail, say: fail, report: fail });
	stop();
	expect(log).toEqual([]);
});

function fail(): never {
	throw new Error("This was not to be called.");
}
