import { expect, test } from "vitest";
import { EventTooLong, measureEvents } from "./event-size.ts";
import { utf8 } from "./utf8.ts";

const megabyte = "x".repeat(1024 * 1024);

function feed(text: string, times: number) {
	const measure = measureEvents();
	const piece = utf8(text);
	for (let time = 0; time < times; time += 1) measure(piece);
}

test.each([
	["one line", megabyte],
	["lines without an empty one", `data: ${megabyte}\n`],
	["the same with the other ends of a line", `data: ${megabyte}\r\n`],
	["the same again", `data: ${megabyte}\r`],
])("an event that does not end is too long: %s", (_, text) => {
	expect(() => feed(text, 17)).toThrow(EventTooLong);
});

test.each(["\n\n", "\r\n\r\n", "\r\r"])("events that end are as many as they like (%j)", (end) => {
	expect(() => feed(`data: ${megabyte}${end}`, 40)).not.toThrow();
});

test("an end may be cut in two", () => {
	const measure = measureEvents();
	for (let time = 0; time < 40; time += 1) for (const part of [megabyte, "\r", "\n\r", "\n"]) measure(utf8(part));
	for (let time = 0; time < 15; time += 1) for (const part of [megabyte, "\r", "\n"]) measure(utf8(part));
	expect(() => feed(`${megabyte}\r\n`, 17)).toThrow(EventTooLong);
});
