import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { stateCounts } from "./state-counts.ts";

const requests = [{ state: "pending" }, { state: "denied" }, { state: "denied" }] as LoginRequest[];

test("a count that may grow says so, but never that of what is pending", () => {
	expect(stateCounts(requests, false)).toMatchObject({ all: "3", pending: "1", denied: "2", expired: "0" });
	expect(stateCounts(requests, true)).toMatchObject({ all: "3+", pending: "1", denied: "2+", expired: "0+" });
});
