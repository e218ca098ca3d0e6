import { beforeEach, expect, test } from "vitest";
import type { AccountState } from "../../contract/desktop/snapshot.ts";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { notifyLogins } from "./notify-logins.ts";
import type { WaitingLogin } from "./waiting.ts";

const [first, second] = [loginRequest("b"), loginRequest("c", { createdAt: "2026-11-21T14:32:00.000Z" })];
const waiting = (...requests: AccountState["desk"]["pending"]) => ({
	accounts: [accountOf("a", { desk: liveDesk(...requests) })],
});

let log: string[];
let acts: { open(): void; deny?(): void }[];
let time: number;
let ring: (() => void) | undefined;
let look: (more: Parameters<typeof snapshotOf>[0], attended?: boolean) => void;

beforeEach(() => {
	log = [];
	acts = [];
	const name = ({ request }: WaitingLogin) => request.id.charAt(0);
	const letter = (login: string, title: string) => (login === "more" ? title : login.charAt(17));
	time = 0;
	ring = undefined;
	const clock = {
		now: () => time,
		after(_wait: number, then: () => void) {
			ring = then;
			return () => {
				ring = undefined;
			};
		},
	};
	const notify = notifyLogins(
		{
			show(login, { title }, does) {
				log.push(`show ${letter(login, title)}`);
				acts.push(does);
				return { withdraw: () => log.push(`withdraw ${letter(login, title)}`) };
			},
		},
		{
			open: (login) => log.push(`open ${name(login)}`),
			deny: (login) => log.push(`deny ${name(login)}`),
			openWindow: () => log.push("open window"),
			arrived: (login) => log.push(`arrived ${name(login)}`),
		},
		clock,
	);
	look = (more, attended = false) => notify(snapshotOf(more), attended);
});

test("each announced login is told once, oldest first, and withdrawn when it ends elsewhere", () => {
	look(waiting(second, first));
	look(waiting(second, first));
	expect(log).toEqual(["show b", "arrived b", "show c", "arrived c"]);
	look(waiting(second));
	expect(log.slice(4)).toEqual(["withdraw b"]);
	look(waiting());
	expect(log.slice(5)).toEqual(["withdraw c"]);
});

test("Deny and Open say which login they are about", () => {
	look(waiting(second, first));
	acts[0]?.deny?.();
	acts[1]?.open();
	expect(log.slice(4)).toEqual(["deny b", "open c"]);
});

test("what is not announced interrupts nobody", () => {
	look(waiting(loginRequest("b", { announced: false })));
	expect(log).toEqual([]);
});

test("while it is quiet nothing shows; what still waits afterwards does", () => {
	look({ ...waiting(first), quiet: true });
	look({ ...waiting(second, first), quiet: true });
	look({ ...waiting(second), quiet: true });
	expect(log).toEqual([]);
	look(waiting(second));
	expect(log).toEqual(["show c", "arrived c"]);
});

test("what is up goes when it becomes quiet, and does not come again", () => {
	look(waiting(first));
	look({ ...waiting(first), quiet: true });
	look(waiting(first));
	expect(log).toEqual(["show b", "arrived b", "withdraw b"]);
});

test("without notifications the window still learns of it", () => {
	const { settings } = snapshotOf();
	look({ ...waiting(first), settings: { ...settings, notifications: false } });
	expect(log).toEqual(["arrived b"]);
});

test("a card that somebody has before them needs no notification; one that opened by itself does", () => {
	const room = { at: "request", account: "a".repeat(16), request: first } as const;
	look(waiting(first));
	look({ ...waiting(first), room });
	expect(log).toEqual(["show b", "arrived b"]);
	look({ ...waiting(first), room }, true);
	expect(log.slice(2)).toEqual(["withdraw b"]);
	look(waiting(first));
	expect(log).toHaveLength(3);
});

test("a card that is opened by hand is not told of at all", () => {
	look({ ...waiting(first), room: { at: "request", account: "a".repeat(16), request: first } }, true);
	expect(log).toEqual([]);
});

test("the same login of two accounts is two", () => {
	look({ accounts: ["a", "d"].map((id) => accountOf(id, { desk: liveDesk(first) })) });
	expect(log.filter((line) => line.startsWith("show"))).toHaveLength(2);
});

const many = [..."hijklmnop"].map((letter) => loginRequest(letter));
/** What was put up and taken away, without who was told of what came. */
const seen = () => log.filter((line) => !line.startsWith("arrived"));

test("beyond five they share one, which says how many they are, is renewed at its pace, and goes", () => {
	look(waiting(...many.slice(0, 7)));
	expect(seen()).toEqual(["show n", "show m", "show l", "show k", "show j", "show 2 more logins wait"]);
	expect(log.filter((line) => line.startsWith("arrived"))).toHaveLength(7);
	look(waiting(...many));
	expect(seen()).toHaveLength(6);
	time += 5000;
	const rung = ring;
	ring = undefined;
	rung?.();
	expect(seen().slice(6)).toEqual(["withdraw 2 more logins wait", "show 4 more logins wait"]);
	look(waiting(...many.slice(2, 7)));
	expect(seen().slice(8)).toEqual(["withdraw 4 more logins wait"]);
	expect(ring).toBeUndefined();
});

test("a flood is a handful of notifications", () => {
	const flood = Array.from({ length: 5000 }, (_, index) => {
		const letters = index.toString(26).padStart(26, "z");
		return { ...loginRequest("a"), id: letters };
	});
	look(waiting(...flood));
	expect(seen()).toHaveLength(6);
	expect(seen()[5]).toBe("show 4995 more logins wait");
});

test("the one for the others opens the window, has no Deny, and does not come again for them", () => {
	look(waiting(...many.slice(0, 6)));
	const summary = acts[5];
	expect(summary?.deny).toBeUndefined();
	summary?.open();
	expect(seen().slice(5)).toEqual(["show 1 more login waits", "withdraw 1 more login waits", "open window"]);
	look(waiting(...many.slice(0, 6)));
	expect(seen()).toHaveLength(8);
});

test("a place that is free again is taken by the next that comes", () => {
	look(waiting(...many.slice(0, 5)));
	look(waiting(...many.slice(1, 5)));
	look(waiting(...many.slice(1, 6)));
	expect(seen().slice(5)).toEqual(["withdraw h", "show m"]);
});

test("when it becomes quiet, the one for the others goes as well", () => {
	look(waiting(...many.slice(0, 6)));
	look({ ...waiting(...many.slice(0, 6)), quiet: true });
	expect(seen().slice(6)).toHaveLength(6);
	expect(seen()).toContain("withdraw 1 more login waits");
	look(waiting(...many.slice(0, 6)));
	expect(seen()).toHaveLength(12);
});
