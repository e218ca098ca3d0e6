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
let acts: { open(): void; deny(): void }[];
let look: (more: Parameters<typeof snapshotOf>[0], attended?: boolean) => void;

beforeEach(() => {
	log = [];
	acts = [];
	const name = ({ request }: WaitingLogin) => request.id.charAt(0);
	const letter = (login: string) => login.charAt(17);
	const notify = notifyLogins(
		{
			show(login, _text, does) {
				log.push(`show ${letter(login)}`);
				acts.push(does);
				return { withdraw: () => log.push(`withdraw ${letter(login)}`) };
			},
		},
		{
			open: (login) => log.push(`open ${name(login)}`),
			deny: (login) => log.push(`deny ${name(login)}`),
			arrived: (login) => log.push(`arrived ${name(login)}`),
		},
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
	acts[0]?.deny();
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
