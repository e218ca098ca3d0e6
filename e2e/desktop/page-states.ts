import type { AccountTrouble, DesktopSnapshot, PairingState } from "../../contract/desktop/snapshot.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { accountOf, deskOf, endedRequests, requestOf, snapshotOf } from "./page-fixtures.ts";
import { keyStates } from "./page-key-states.ts";

const longCommand =
	"ANSIBLE_HOST_KEY_CHECKING=True ansible-playbook -i inventories/production/eu-central-1/hosts.yml site.yml --limit web --tags deploy,migrate --extra-vars version=2026.11.29-rc1 --diff --check --forks 20 --vault-password-file /run/secrets/vault";

const three = () => [
	requestOf("one"),
	requestOf("two", {
		kind: "run",
		target: undefined,
		command: "make deploy ENV=production REGION=eu-central-1",
		address: "198.51.100.7",
		osUser: "alice",
		host: "runner-03",
		createdAt: new Date(Date.now() - 108_000).toISOString(),
		expiresAt: new Date(Date.now() + 72_000).toISOString(),
	}),
	requestOf("three", {
		kind: "vpn",
		target: "corp-net",
		address: "2001:db8:4f::1c",
		osUser: undefined,
		host: undefined,
		createdAt: new Date(Date.now() - 161_000).toISOString(),
		expiresAt: new Date(Date.now() + 19_000).toISOString(),
	}),
];

const silent = () => [
	requestOf("silent 1", { announced: false, address: "192.0.2.66" }),
	requestOf("silent 2", { announced: false, address: "192.0.2.66" }),
	requestOf("silent 3", { announced: false, address: "192.0.2.66" }),
];

const offline = (pending: readonly LoginRequest[] = []) =>
	deskOf(pending, { connection: { state: "offline", lostAt: Date.now() - 240_000, nextTryAt: Date.now() + 8_000 } });

const home = { account: "alice", server: "https://home.example.net" };

function inTrouble(trouble: AccountTrouble): () => DesktopSnapshot {
	return () => snapshotOf([accountOf([], { trouble })]);
}

function pairing(state: PairingState, given: Partial<DesktopSnapshot> = {}): () => DesktopSnapshot {
	return () => snapshotOf([], { pairing: state, ...given });
}

function cardOf(name: string, given: Parameters<typeof requestOf>[1] = {}, more: Partial<DesktopSnapshot> = {}) {
	const request = requestOf(name, given);
	const account = accountOf([request]);
	return snapshotOf([account], { room: { at: "request", account: account.id, request }, ...more });
}

const troubles = [
	"locked",
	"damaged",
	"ended",
	"other-server",
	"certificate",
	"too-old",
	"too-new",
	"not-countersign",
] as const satisfies readonly AccountTrouble[];

const typed = "sign.example.org";

type State = () => DesktopSnapshot;

/** The states that single tests begin with. */
export const card: State = () => cardOf("one");
export const longCard: State = () => cardOf("long", { kind: "run", target: undefined, command: longCommand });
export const waiting: State = () => snapshotOf([accountOf(three())]);

/** Every state that the window can be in, by its name. */
export const states: Readonly<Record<string, State>> = {
	"not paired": pairing({ step: "none" }),
	"not paired, weak": pairing({ step: "none" }, { protection: "weak" }),
	"not paired, unprotected": pairing({ step: "none" }, { protection: "none" }),
	checking: pairing({ step: "checking", server: typed }),
	"pairing failed": pairing({ step: "failed", server: typed, failure: "unreachable" }),
	"another address": pairing({
		step: "failed",
		server: typed,
		failure: "other-address",
		suggestion: "https://countersign.example.org",
	}),
	"in the browser": pairing({ step: "browser", server: "https://sign.example.org", deadline: Date.now() + 270_000 }),
	paired: pairing({ step: "paired", server: "https://sign.example.org", account: "alice" }),
	"one more": () => snapshotOf([accountOf()], { room: { at: "pair" } }),
	empty: () => snapshotOf([accountOf()]),
	connecting: () =>
		snapshotOf([accountOf([], { desk: { ...deskOf(), revision: undefined, connection: { state: "connecting" } } })]),
	quiet: () => {
		const snapshot = snapshotOf([accountOf()], { quiet: true });
		return { ...snapshot, settings: { ...snapshot.settings, quietHours: { on: true, from: "22:00", to: "07:00" } } };
	},
	undisturbed: () => {
		const snapshot = snapshotOf([accountOf(three())], { quiet: true });
		return { ...snapshot, settings: { ...snapshot.settings, doNotDisturb: true } };
	},
	waiting,
	unannounced: () => snapshotOf([accountOf([...three().slice(0, 1), ...silent()], { admin: true })]),
	"only unannounced": () => snapshotOf([accountOf(silent())]),
	offline: () => snapshotOf([accountOf([], { desk: offline() })]),
	"offline, waiting": () => snapshotOf([accountOf([], { desk: offline(three()) })]),
	"audit log cut off": () => snapshotOf([accountOf([], { auditBreak: "cut-off" })]),
	"audit log exchanged, waiting": () => snapshotOf([accountOf(three(), { auditBreak: "other-log" })]),
	...Object.fromEntries(troubles.map((trouble) => [trouble, inTrouble(trouble)])),
	several: () =>
		snapshotOf([
			accountOf(three()),
			accountOf([], { ...home, desk: offline() }),
			accountOf([], { account: "ops", trouble: "ended" }),
			accountOf([requestOf("ops", { account: "root" }), ...silent()], { account: "root" }),
		]),
	"several, empty": () => snapshotOf([accountOf(), accountOf([], home)]),
	"several, offline": () =>
		snapshotOf([accountOf([], { desk: offline() }), accountOf([], { ...home, desk: offline() })]),
	notice: () => snapshotOf([accountOf()], { notice: "no-such-login" }),
	card,
	"card of several": () => {
		const account = accountOf(three());
		const [request = requestOf("one")] = account.desk.pending;
		return snapshotOf([account], { room: { at: "request", account: account.id, request }, platform: "linux" });
	},
	"long card": longCard,
	"odd card": () => cardOf("odd", { target: "sеrver01", host: "build​-7" }),
	"card without a code": () => cardOf("bare", { matchCode: "off" }),
	"somebody else's card": () => {
		const request = requestOf("bob", { account: "bob" });
		const account = accountOf([], { admin: true, everybody: deskOf([request]) });
		return snapshotOf([account], { room: { at: "request", account: account.id, request } });
	},
	...keyStates,
	decisions: () => {
		const account = accountOf();
		return snapshotOf([account, accountOf([], home)], { room: { at: "decisions", account: account.id } });
	},
	...Object.fromEntries(
		endedRequests.map(({ id, state }) => [
			`decision, ${state}`,
			() => {
				const account = accountOf();
				return snapshotOf([account], { room: { at: "decision", account: account.id, id } });
			},
		]),
	),
	everybody: () => {
		const others = [requestOf("bob", { account: "bob" }), ...three()];
		const account = accountOf(three(), { admin: true, everybody: deskOf(others) });
		return snapshotOf([account], { room: { at: "everybody", account: account.id } });
	},
	"nobody waited for": () => {
		const account = accountOf([], { admin: true, everybody: deskOf() });
		return snapshotOf([account], { room: { at: "everybody", account: account.id } });
	},
	settings: () => {
		const accounts = [accountOf([], { forThisRun: true }), accountOf([], { ...home, trouble: "locked" })];
		const snapshot = snapshotOf(accounts, { room: { at: "settings" } });
		return { ...snapshot, settings: { ...snapshot.settings, quietHours: { on: true, from: "22:00", to: "07:00" } } };
	},
	about: () => snapshotOf([accountOf()], { room: { at: "about" } }),
	gone: () => snapshotOf([accountOf()], { room: { at: "decisions", account: "a".repeat(16) } }),
};
