import { expect, test } from "vitest";
import type { AccountState } from "../../contract/desktop/snapshot.ts";
import { type Connection, emptyDesk } from "../../contract/login-desk.ts";
import { standingOf } from "./standing.ts";

const account = (connection: Connection, trouble?: AccountState["trouble"]): AccountState => ({
	id: "a",
	server: "https://sign.example.org",
	account: "alice",
	trouble,
	admin: false,
	forThisRun: false,
	desk: { ...emptyDesk, connection },
	everybody: undefined,
});

test("an account is offline from when it was lost until it is live again", () => {
	expect(standingOf(account({ state: "connecting" })).is).toBe("beginning");
	expect(standingOf(account({ state: "live" })).is).toBe("live");
	expect(standingOf(account({ state: "offline", lostAt: 1, nextTryAt: 2 }))).toEqual({
		is: "offline",
		lostAt: 1,
		nextTryAt: 2,
	});
	expect(standingOf(account({ state: "connecting", lostAt: 1 }))).toEqual({
		is: "offline",
		lostAt: 1,
		nextTryAt: undefined,
	});
});

test("a trouble goes before a connection, and a refused stream is a pairing that has ended", () => {
	expect(standingOf(account({ state: "live" }, "locked"))).toEqual({ is: "trouble", trouble: "locked" });
	expect(standingOf(account({ state: "refused", status: 401 }))).toEqual({ is: "trouble", trouble: "ended" });
});
