import { expect, test } from "vitest";
import { readTicket } from "./ticket.ts";

const ticket = "aB-_".repeat(10).concat("xyz");

test("a ticket comes alone or with two digits", () => {
	expect(readTicket(`#${ticket}`)).toEqual({ ticket });
	expect(readTicket(`#${ticket}.07`)).toEqual({ ticket, code: "07" });
});

test("anything else is no ticket", () => {
	for (const fragment of ["", "#", `#${ticket}.`, `#${ticket}.7`, `#${ticket}.077`, `#${ticket}x`, `#.07`, ticket])
		expect(readTicket(fragment)).toBeUndefined();
});
