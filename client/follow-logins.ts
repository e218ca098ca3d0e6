import { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../contract/events.ts";
import { type Connection, emptyDesk, type LoginDesk } from "../contract/login-desk.ts";
import type { Clock, EventStream, OpenStream } from "./event-stream.ts";
import { applyEvent, type DeskEvent } from "./login-desk.ts";

export interface FollowedStream {
	readonly open: OpenStream;
	readonly clock: Clock;
	/** Between 0 and 1. */
	readonly random: () => number;
	/** Called with every new state of the desk; nothing else tells of a change. */
	readonly onChange: (desk: LoginDesk) => void;
}

export interface Following {
	/** Ends the waiting between two tries, for instance when somebody asks for it. */
	tryNow(): void;
	/**
	 * Connects anew even where the stream looks alive: after sleep or on another network it may be dead, and not say so.
	 * One that was refused is tried once more: it may have been somebody on the way who refused it.
	 */
	reconnect(): void;
	/** Lets go of the stream until `reconnect`, as before the machine goes to sleep. */
	pause(): void;
	stop(): void;
}

/** The server sends at least a comment every 15 seconds; three of them missing is a dead connection. */
const silenceAllowed = 45_000;
const longestWait = 30_000;

const schemas = {
	snapshot: SnapshotEvent,
	"login-requested": LoginRequestedEvent,
	"login-settled": LoginSettledEvent,
} as const;

/** Keeps one desk in step with the server: connects, takes a snapshot, applies patches, and begins anew after a gap. */
export function followLogins({ open, clock, random, onChange }: FollowedStream): Following {
	let desk = emptyDesk;
	let stream: EventStream | undefined;
	let failures = 0;
	let cancelTimer = () => {};

	const change = (next: LoginDesk) => {
		desk = next;
		onChange(desk);
	};
	const connectionIs = (connection: Connection) => change({ ...desk, connection });

	const disconnect = () => {
		cancelTimer();
		stream?.close();
		stream = undefined;
	};

	const connect = () => {
		disconnect();
		const watch = () => {
			cancelTimer();
			cancelTimer = clock.after(silenceAllowed, () => lost());
		};
		// A stream that was given up may still have an event under way.
		const current = open(() => current === stream && watch());
		stream = current;
		watch();
		for (const name of Object.keys(schemas) as (keyof typeof schemas)[])
			current.addEventListener(name, ({ data }) => {
				if (current === stream) take(parse(name, data));
			});
		current.addEventListener("error", ({ code }) => {
			if (current !== stream) return;
			if (code !== 401 && code !== 403) return lost();
			disconnect();
			connectionIs({ state: "refused", status: code });
		});
	};

	const take = (event: DeskEvent | undefined) => {
		const next = event && applyEvent(desk, event, clock.now());
		if (!next) return lost();
		if (event.name === "snapshot") failures = 0;
		change(next);
	};

	/** The first new try comes almost at once and in silence; once it has failed, the desk is offline until it is live. */
	const lost = () => {
		disconnect();
		const { connection } = desk;
		const lostAt = "lostAt" in connection ? (connection.lostAt ?? clock.now()) : clock.now();
		const wait = waitBefore(failures, random());
		failures += 1;
		cancelTimer = clock.after(wait, retry);
		if (failures === 1 && connection.state !== "offline") return connectionIs({ state: "connecting", lostAt });
		connectionIs({ state: "offline", lostAt, nextTryAt: clock.now() + wait });
	};

	const retry = () => {
		const { connection } = desk;
		if (connection.state === "offline") connectionIs({ state: "offline", lostAt: connection.lostAt });
		connect();
	};

	const pause = () => {
		disconnect();
		if (desk.connection.state === "live") connectionIs({ state: "connecting", lostAt: clock.now() });
	};

	connect();
	return {
		tryNow: () => {
			if (!stream && desk.connection.state !== "refused") retry();
		},
		reconnect: () => {
			failures = 0;
			pause();
			retry();
		},
		pause,
		stop: disconnect,
	};
}

/** Doubles from one second, and differs from client to client, so that they do not all come back at the same moment. */
function waitBefore(failures: number, random: number): number {
	return Math.round(Math.min(longestWait, 1000 * 2 ** failures) * (0.5 + random / 2));
}

function parse(name: keyof typeof schemas, data: unknown): DeskEvent | undefined {
	try {
		const parsed = schemas[name].safeParse(JSON.parse(String(data)));
		return parsed.success ? ({ name, ...parsed.data } as DeskEvent) : undefined;
	} catch {
		return undefined;
	}
}
