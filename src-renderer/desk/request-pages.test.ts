import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import { withFirstPage, withNextPage } from "./request-pages.ts";

const request = (day: number) =>
	({ id: `r${day}`, createdAt: `2026-11-${String(day).padStart(2, "0")}T00:00:00.000Z` }) as LoginRequest;
const requests = (...days: number[]) => days.map(request);
const days = (page: { requests: readonly LoginRequest[] }) => page.requests.map(({ id }) => id);

test("pages are put one behind the other, nothing twice", () => {
	const first = withFirstPage(undefined, { requests: requests(9, 8), next: "8" });
	const both = withNextPage(first, { requests: requests(8, 7), next: "7" });
	expect(days(both)).toEqual(["r9", "r8", "r7"]);
	expect(both.next).toBe("7");
});

test("reading the newest anew keeps the pages that were opened", () => {
	const opened = { requests: requests(9, 8, 7), next: "7" };
	const again = withFirstPage(opened, { requests: requests(10, 9), next: "9" });
	expect(days(again)).toEqual(["r10", "r9", "r8", "r7"]);
	expect(again.next).toBe("7");
});

test("where the newest page is all there is, it is all that is shown", () => {
	expect(withFirstPage({ requests: requests(9, 8), next: "8" }, { requests: requests(9) })).toEqual({
		requests: requests(9),
	});
});
