import { expect, test } from "vitest";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Terminal } from "../terminal.ts";
import { showRequest } from "./request-details.ts";

const request: LoginRequest = {
	id: "b".repeat(26),
	account: "alice",
	kind: "device",
	client: "Help desk",
	target: "Ticket 4711",
	address: "203.0.113.24",
	createdAt: "2026-11-21T14:31:00.000Z",
	expiresAt: "2026-11-21T14:34:00.000Z",
	keyThumbprint: "k".repeat(43),
	nonce: "n".repeat(43),
	matchCode: "required",
	announced: true,
	state: "pending",
};

function said(change: Partial<LoginRequest>): string {
	const lines: string[] = [];
	const terminal: Pick<Terminal, "say" | "style"> = {
		say: (line = "") => void lines.push(line),
		style: (_, text) => text,
	};
	showRequest(terminal as Terminal, { ...request, ...change });
	return lines.join("\n");
}

test("what anybody can send somebody is shown with the question who began it, and what its client shows", () => {
	const question = "Sign only if you yourself just started this, on a device in front of you.";
	for (const kind of ["device", "vpn"] as const) expect(said({ kind })).toContain(question);
	expect(said({})).toMatch(/client +Help desk\n.*target +Ticket 4711/);
	expect(said({ kind: "ssh" })).not.toContain(question);
	expect(said({ state: "approved" })).not.toContain(question);
});
