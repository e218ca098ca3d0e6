import { expect, test } from "vitest";
import { LoginRequestedEvent, LoginSettledEvent, SnapshotEvent } from "../../../contract/events.ts";
import { EventFlow } from "./event-flow.ts";

const schemas = { snapshot: SnapshotEvent, "login-requested": LoginRequestedEvent, "login-settled": LoginSettledEvent };

function read(text: string) {
	const [, name = "", data = ""] = /^event: (.*)\ndata: (.*)\n\n$/.exec(text) ?? [];
	return { name, event: schemas[name as keyof typeof schemas].parse(JSON.parse(data)) };
}

test("it is as the contract has it, and no event is missing", () => {
	const flow = new EventFlow();
	const events = [flow.snapshot(), ...flow.take(3), flow.snapshot(), ...flow.take(2)].map(read);
	expect(events.map(({ event }) => event.revision)).toEqual([0, 1, 2, 3, 3, 4, 5]);
	expect(events.slice(1, 4).map(({ name }) => name)).toEqual(["login-requested", "login-settled", "login-requested"]);
	expect(events[0]?.event).toMatchObject({ requests: [] });
	expect(events[4]?.event).toMatchObject({ requests: [{ target: "flow-3.example" }] });
});

test("what ends is what waited, and no two logins have one id", () => {
	const flow = new EventFlow();
	const ids = new Set<string>();
	for (let pair = 0; pair < 40; pair += 1) {
		const [asked = "", ended = ""] = flow.take(2);
		const { id } = flow.latest;
		expect(read(asked).event).toMatchObject({ request: { id } });
		expect(read(ended).event).toMatchObject({ id });
		ids.add(id);
	}
	expect(ids.size).toBe(40);
});
