import { expect, test } from "vitest";
import { createTroubleLog } from "./trouble-log.ts";

const now = () => new Date("2026-11-21T14:31:00.000Z");
const stamp = "2026-11-21T14:31:00.000Z";

test("errors are named, and what they quote is not", () => {
	const { report, lines } = createTroubleLog(now);
	report(new TypeError("token abc"));
	report(Object.assign(new Error("open /home/alice/x"), { code: "EACCES" }));
	report("token abc");
	report(undefined);
	expect(lines()).toEqual([`${stamp} TypeError`, `${stamp} Error EACCES`, `${stamp} string`, `${stamp} undefined`]);
});

test("the last twenty are kept", () => {
	const { report, lines } = createTroubleLog(now);
	for (let code = 0; code < 25; code += 1) report(Object.assign(new Error("x"), { code }));
	expect(lines()).toHaveLength(20);
	expect([lines()[0], lines()[19]]).toEqual([`${stamp} Error 5`, `${stamp} Error 24`]);
});
