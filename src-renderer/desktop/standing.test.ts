import { expect, test } from "vitest";
import type { AccountState } from "../../contract/desktop/snapshot.ts";
import { type Connection, emptyDesk } from "../../contract/login-desk.ts";
import { standingOf } from "./standing.ts";

const account = (
	connection: Connection,
	{ trouble, revision }: { trouble?: AccountState["trouble"]; revision?: number } = {},
): AccountState => ({
	id: "a",
	server: "https://sign.example.org",
	account: "alice",
	trouble,
	admin: false,
	forThisRun: false,
	desk: { ...emptyDesk, revision, connection },
	auditBreak: undefined,
	everybody: undefined,
});

test("an account is offline from when a first try to get it back has failed until it is live again", () => {
	expect(standingOf(account({ state: "connecting" })).is).toBe("beginning");
	expect(standingOf(account({ state: "live" })).is).toBe("live");
	expect(standingOf(account({ state: "offline", lostAt: 1, nextTryAt: 2 }))).toEqual({
		is: "offline",
		lostAt: 1,
		nextTryAt: 2,
	});
	expect(standingOf(account({ state: "offline", lostAt: 1 }))).toMatchObject({ is: "offline", nextTryAt: undefined });
	expect(standingOf(account({ state: "connecting", lostAt: 1 }, { revision: 4 })).is).toBe("live");
	expect(standingOf(account({ state: "connecting", lostAt: 1 })).is).toBe("beginning");
});

test("a trouble goes before a connection, and a refused stream is a pairing that has ended", () => {
	expect(standingOf(account({ state: "live" }, { trouble: "locked" }))).toEqual({ is: "trouble", trouble: "locked" });
	expect(standingOf(account({ state: "refused", status: 401 }))).toEqual({ is: "trouble", trouble: "ended" });
});
