import { expect, test } from "vitest";
import { readBindingMessage } from "./binding-message.ts";

test("the last two digits are typed, and what stands before them is shown", () => {
	expect(readBindingMessage("required", "47")).toEqual({ matchCode: "47" });
	expect(readBindingMessage("required", "Ticket 4711 05")).toEqual({ matchCode: "05", shown: "Ticket 4711" });
});

test.each([undefined, "", "4", "471", "x47", " 47", "a\nb 47", "a\u202eb 47", `${"a".repeat(101)} 47`])(
	"%j has no digits, or hides something",
	(message) => expect(readBindingMessage("required", message)).toBeUndefined(),
);

test("a client whose logins ask for no digits may show any text, or none", () => {
	expect(readBindingMessage("off", undefined)).toEqual({ matchCode: "" });
	expect(readBindingMessage("off", "Ticket 47")).toEqual({ matchCode: "", shown: "Ticket 47" });
	expect(readBindingMessage("off", "a\u202eb")).toBeUndefined();
});
