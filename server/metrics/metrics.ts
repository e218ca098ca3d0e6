import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { StreamRegister } from "../events/stream-register.ts";
import type { Storage } from "../storage/storage.ts";
import type { Activity } from "./activity.ts";

/** From a tenth of a millisecond, which a commit in memory takes, to what people would notice. */
const buckets = [0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5];

export interface Metrics {
	readonly registry: Registry;
	readonly activity: Activity;
	/** Counts from now on what stands in a server, each time it is asked for. */
	watch(server: { storage: Storage; streams: StreamRegister }): void;
}

/** What a server counts of itself, in a registry of its own. No label holds a name, an address or an id. */
export function openMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const created = new Counter({
		name: "countersign_requests_created_total",
		help: "Login requests that were stored",
		registers,
	});
	const ended = new Counter({
		name: "countersign_requests_ended_total",
		help: "Login requests that ended, by outcome: approved, denied, expired or cancelled",
		labelNames: ["outcome"],
		registers,
	});
	for (const outcome of ["approved", "denied", "expired", "cancelled"]) ended.inc({ outcome }, 0);
	const lag = new Histogram({
		name: "countersign_event_lag_seconds",
		help: "From the writing of a change until it was handed to all who follow it",
		buckets,
		registers,
	});
	const commits = new Histogram({
		name: "countersign_commit_duration_seconds",
		help: "How long a commit took, with all that shared it",
		buckets,
		registers,
	});
	const refused = new Counter({
		name: "countersign_calls_refused_total",
		help: "Calls that were answered with a problem, by its code",
		labelNames: ["code"],
		registers,
	});
	return {
		registry,
		activity: {
			requestCreated: () => created.inc(),
			requestEnded: (outcome) => ended.inc({ outcome }),
			eventHandedOn: (seconds) => lag.observe(seconds),
			committed: (seconds) => commits.observe(seconds),
			refused: (code) => refused.inc({ code }),
		},
		watch: (server) => watchGauges(registry, server),
	};
}

function watchGauges(registry: Registry, { storage, streams }: { storage: Storage; streams: StreamRegister }): void {
	const registers = [registry];
	new Gauge({
		name: "countersign_requests_pending",
		help: "Login requests that wait for their approval",
		registers,
		async collect() {
			this.set(await countPending(storage));
		},
	});
	new Gauge({
		name: "countersign_event_streams_open",
		help: "Event streams that are followed",
		registers,
		collect() {
			this.set(streams.size);
		},
	});
}

async function countPending({ db, clock }: Storage): Promise<number> {
	const { count } = await db
		.selectFrom("login_request")
		.select((expression) => expression.fn.countAll<number>().as("count"))
		.where("state", "=", "pending")
		.where("expires_at", ">", clock())
		.executeTakeFirstOrThrow();
	return count;
}
