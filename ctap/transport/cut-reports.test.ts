import fc from "fast-check";
import { expect, test } from "vitest";
import { cutReports } from "./cut-reports.ts";

test("reports come out whole, however the stream was cut", () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 8, max: 64 }),
			fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 20 }),
			(reportSize, chunks) => {
				const reports: Uint8Array[] = [];
				const push = cutReports(reportSize, (report) => reports.push(Uint8Array.from(report)));
				for (const chunk of chunks) push(chunk);
				const sent = Buffer.concat(chunks);
				const whole = Math.floor(sent.length / reportSize);
				expect(reports.map(({ length }) => length)).toEqual(Array(whole).fill(reportSize));
				expect(Buffer.concat(reports)).toEqual(sent.subarray(0, whole * reportSize));
			},
		),
	);
});
