import { loginChallengeText, readLoginChallengeText } from "../../contract/login-challenge.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { hangingLines, visibleSpaces } from "../hanging-lines.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { oddWords } from "./odd-text.ts";
import { statementOf } from "./statement.ts";

/** What the asking machine says of itself, and nobody checked. */
const claimed = new Set(["host", "os-user"]);

const onlyYours = [
	"  Sign only if you yourself just started this, on a device in front of you.",
	"  Anybody can send you a link or a code.",
];

/** What hangs below a first line stands clear of the column in which only our labels do. */
const titleIndent = "      ";
const valueIndent = " ".repeat(11);

/** Shows everything that an approval will sign, as it will be signed, with what is odd in it. */
export function showRequest(terminal: Terminal, request: LoginRequest): void {
	const columns = process.stderr.columns || 80;
	const title = hangingLines(`${shown(statementOf(request))}?`, columns, columns - titleIndent.length);
	terminal.say(terminal.style("bold", title.join(`\n${titleIndent}`)));
	if (!request.announced)
		terminal.say(terminal.style("yellow", "Unannounced: one of a flood, or from a source that was reported."));
	terminal.say();
	const facts = readLoginChallengeText(loginChallengeText(request, "")) ?? new Map<string, string>();
	for (const [label, value] of facts) {
		if (value === "") continue;
		const note = noteOn(label, request);
		const room = Math.max(1, columns - valueIndent.length);
		const lines = hangingLines(shown(value), room, room);
		terminal.say(`  ${label.padEnd(8)} ${lines.join(`\n${valueIndent}`)}${terminal.style("dim", note)}`);
		for (const words of oddWords(value)) terminal.say(terminal.style("yellow", `  ${" ".repeat(8)} ! ${words}`));
	}
	if (isForwardable(request)) terminal.say(terminal.style("yellow", onlyYours.join("\n")));
	terminal.say();
}

/** A link to such a login, or its code, may have come from somebody else: only the reader knows who began it. */
function isForwardable({ kind, state }: LoginRequest): boolean {
	return state === "pending" && (kind === "vpn" || kind === "device");
}

function noteOn(label: string, { clientKind }: LoginRequest): string {
	if (label === "client" && clientKind === "host") return "  (known host)";
	return claimed.has(label) ? "  (as claimed)" : "";
}

function shown(value: string): string {
	return visibleSpaces(visible(value));
}
