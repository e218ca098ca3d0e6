import { loginChallengeText, readLoginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { oddWords } from "./odd-text.ts";
import { statementOf } from "./statement.ts";

/** What the asking machine says of itself, and nobody checked. */
const claimed = new Set(["host", "os-user"]);

/** Shows everything that an approval will sign, as it will be signed, with what is odd in it. */
export function showRequest(terminal: Terminal, request: LoginRequest): void {
	terminal.say(terminal.style("bold", `${visible(statementOf(request))}?`));
	if (!request.announced)
		terminal.say(terminal.style("yellow", "Unannounced: one of a flood, or from a source that was reported."));
	terminal.say();
	const facts = readLoginChallengeText(loginChallengeText(request, "")) ?? new Map<string, string>();
	for (const [label, value] of facts) {
		if (value === "") continue;
		const note = claimed.has(label) ? "  (as claimed)" : "";
		terminal.say(`  ${label.padEnd(8)} ${visible(value)}${terminal.style("dim", note)}`);
		for (const words of oddWords(value)) terminal.say(terminal.style("yellow", `  ${" ".repeat(8)} ! ${words}`));
	}
	terminal.say();
}
