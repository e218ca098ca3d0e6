import { expect, test } from "vitest";
import { eventBytes } from "./event-bytes.ts";

const event = () => ({ name: "login-settled", revision: 7, body: { id: "a", state: "denied" } }) as const;

test("an event is written once for all who read it", () => {
	const one = event();
	const bytes = eventBytes(one, () => 0);
	expect(bytes.toString()).toBe(
		'event: login-settled\ndata: {"revision":7,"now":"1970-01-01T00:00:00.000Z","id":"a","state":"denied"}\n\n',
	);
	expect(eventBytes(one, () => 1)).toBe(bytes);
	expect(eventBytes(event(), () => 1).toString()).toContain('"now":"1970-01-01T00:00:00.001Z"');
});
