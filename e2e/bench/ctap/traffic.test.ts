import { expect, test } from "vitest";
import { TrafficCounter } from "./traffic.ts";

const begin = Uint8Array.of(0, 0, 0, 1, 0x90, 0, 80);
const goOn = Uint8Array.of(0, 0, 0, 1, 0x00);
const init = Uint8Array.of(255, 255, 255, 255, 0x86, 0, 8);

test("the key works from the last report of a request to the last of its answer", () => {
	const counter = new TrafficCounter();
	counter.request(begin, 10);
	counter.request(goOn, 11);
	counter.answer(13);
	counter.answer(14);
	counter.request(begin, 20);
	counter.answer(25);
	expect(counter.take()).toEqual({ commands: 2, requestReports: 3, answerReports: 3, keyWork: [3, 5] });
});

test("each taking begins anew, and only CTAP2's messages are commands", () => {
	const counter = new TrafficCounter();
	counter.request(begin, 0);
	counter.answer(1);
	counter.take();
	counter.request(init, 5);
	counter.answer(6);
	expect(counter.take()).toEqual({ commands: 0, requestReports: 1, answerReports: 1, keyWork: [1] });
});
