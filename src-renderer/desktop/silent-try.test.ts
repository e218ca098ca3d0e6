import { expect, test } from "vitest";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { type Connection, emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import { throughSilentTry } from "./silent-try.ts";

const live: Connection = { state: "live" };
const again: Connection = { state: "connecting", lostAt: 1 };
const offline: Connection = { state: "offline", lostAt: 1, nextTryAt: 2 };

function shown(
	connections: readonly Connection[],
	desk: LoginDesk = { ...emptyDesk, revision: 1 },
): readonly (Connection | undefined)[] {
	let before: DesktopSnapshot | undefined;
	return connections.map((connection) => {
		const accounts = [{ id: "a", desk: { ...desk, connection } }];
		before = throughSilentTry({ accounts } as unknown as DesktopSnapshot, before);
		return before.accounts[0]?.desk.connection;
	});
}

test("a stream that comes back at the first try was never away", () => {
	expect(shown([live, again, again, live])).toEqual([live, live, live, live]);
});

test("one that does not is offline from the failure on, also while it is tried again", () => {
	expect(shown([live, again, offline, again, again, offline, again, live])).toEqual([
		live,
		live,
		offline,
		again,
		again,
		offline,
		again,
		live,
	]);
});

test("one that was lost before it began is still beginning", () => {
	const begun: Connection = { state: "connecting" };
	expect(shown([begun, again, offline], emptyDesk)).toEqual([begun, begun, offline]);
});

test("a window that opens during the first try knows of no loss", () => {
	expect(shown([again])).toEqual([live]);
});
