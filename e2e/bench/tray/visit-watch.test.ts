import { expect, test } from "vitest";
import { VisitWatch } from "./visit-watch.ts";

const question = Uint8Array.of(0, 0, 0, 1, 0x90, 0, 1);

test("a visit goes from the first report to the last, and the key's work is between question and answer", () => {
	const watch = new VisitWatch();
	watch.request(question, 100);
	watch.answer(103);
	watch.answer(104);
	watch.request(question, 110);
	watch.answer(115);
	expect(watch.take()).toEqual({ begunAt: 100, endedAt: 115, work: 9 });
});

test("each taking begins anew", () => {
	const watch = new VisitWatch();
	watch.request(question, 100);
	watch.answer(103);
	watch.take();
	expect(watch.take()).toBeUndefined();
	watch.request(question, 200);
	watch.answer(201);
	expect(watch.take()).toEqual({ begunAt: 200, endedAt: 201, work: 1 });
});
