import { expect, test } from "vitest";
import type { Connection } from "../../contract/login-desk.ts";
import { accountOf, liveDesk, loginRequest, snapshotOf } from "../testing/snapshots.ts";
import { trayLook } from "./tray-look.ts";
import { trayMenu } from "./tray-menu.ts";

const offline: Connection = { state: "offline", lostAt: 0, nextTryAt: 1 };
const cutOff = { desk: { ...liveDesk(), connection: offline } };
const looks = (more: Parameters<typeof snapshotOf>[0]) => trayLook(snapshotOf(more));

test("says whether something is paired, and whether something waits", () => {
	expect(looks({})).toEqual({ state: "notPaired", count: 0, tooltip: "Countersign · Not paired with a server" });
	const accounts = [accountOf("a")];
	expect(looks({ accounts })).toMatchObject({ state: "idle", tooltip: "Countersign · Nothing is waiting" });
	expect(looks({ accounts: [accountOf("a", { desk: liveDesk(loginRequest("b")) })] })).toMatchObject({
		state: "waiting",
		count: 1,
		tooltip: "Countersign · 1 login is waiting",
	});
});

test("counts over all accounts, and only what was announced", () => {
	const silent = loginRequest("c", { announced: false });
	const accounts = [
		accountOf("a", { desk: liveDesk(loginRequest("b"), silent) }),
		accountOf("d", { desk: liveDesk(loginRequest("e")) }),
	];
	expect(looks({ accounts })).toMatchObject({ count: 2, tooltip: "Countersign · 2 logins are waiting" });
});

test("a lost connection shows, unless something waits that can be answered", () => {
	expect(looks({ accounts: [accountOf("a"), accountOf("d", cutOff)] })).toMatchObject({
		state: "offline",
		tooltip: "Countersign · No connection to sign.example.org",
	});
	expect(looks({ accounts: [accountOf("a", { trouble: "locked" })] }).tooltip).toContain("needs a look");
	const connecting: Connection = { state: "connecting", lostAt: 0 };
	expect(looks({ accounts: [accountOf("a", { desk: { ...liveDesk(), connection: connecting } })] }).state).toBe("idle");
	expect(
		looks({ accounts: [accountOf("a", { desk: liveDesk(loginRequest("b")) }), accountOf("d", cutOff)] }).state,
	).toBe("waiting");
});

test("do not disturb shows in words and still counts", () => {
	const accounts = [accountOf("a", { desk: liveDesk(loginRequest("b")) })];
	expect(looks({ accounts, quiet: true })).toMatchObject({
		count: 1,
		tooltip: expect.stringContaining("do not disturb"),
	});
});

test("the menu begins with the window, and lists what waits; nothing in it approves", () => {
	const requests = [..."bcdefgh"].map((letter) => loginRequest(letter));
	const menu = trayMenu(snapshotOf({ accounts: [accountOf("a", { desk: liveDesk(...requests) })] }));
	expect(menu[0]).toEqual([{ label: "Open Countersign", does: { act: "open" } }]);
	expect(menu[1]).toHaveLength(5);
	expect(menu[1]?.[0]?.label).toBe("SSH as alice to “server01”");
	const acts = new Set(menu.flat().map(({ does }) => does.act));
	expect([...acts].sort()).toEqual(["doNotDisturb", "login", "open", "quit", "settings"]);
});
