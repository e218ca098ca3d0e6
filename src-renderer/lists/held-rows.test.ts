import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { heldRows, stateOf } from "./held-rows.ts";

const request = (id: string) => ({ id, state: "pending" }) as LoginRequest;
const [one, two, three] = [request("1"), request("2"), request("3")];

test("a held list keeps its rows in place, marks what ended and counts what is new", () => {
	expect(heldRows([one, two], [three, two])).toEqual({
		rows: [
			{ request: one, gone: true },
			{ request: two, gone: false },
		],
		fresh: 1,
	});
});

test("a list that is not held shows what is pending", () => {
	expect(heldRows([two], [two])).toEqual({ rows: [{ request: two, gone: false }], fresh: 0 });
});

test("a row that ended says how", () => {
	const ended = [{ id: "1", state: "denied" as const }];
	expect(stateOf({ request: one, gone: false }, [])).toBe("pending");
	expect(stateOf({ request: one, gone: true }, ended)).toBe("denied");
	expect(stateOf({ request: two, gone: true }, ended)).toBe("expired");
});
