import type { PairedServer } from "../../client/paired-server.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";
import { hangingLines } from "../hanging-lines.ts";
import { minutes } from "../minutes.ts";
import type { Terminal } from "../terminal.ts";
import { followDesk } from "./follow-desk.ts";
import type { Scope } from "./list-pending.ts";
import { pendingTable } from "./pending-table.ts";
import type { AuditTrouble } from "./watch-audit.ts";

// A screen of its own, without cursor, and what was there before again.
const enter = "\x1b[?1049h\x1b[?25l";
const leave = "\x1b[?25h\x1b[?1049l";

/**
 * Shows what waits on the whole terminal and keeps it in step until it is stopped.
 * @throws Problem, what `stop` was aborted with
 */
export async function watchScreen(
	server: PairedServer,
	{ scope, audit }: { scope: Scope; audit: (desk: LoginDesk) => AuditTrouble | undefined },
	terminal: Terminal,
	stop: AbortSignal,
): Promise<never> {
	const { stdout } = process;
	let desk: LoginDesk = emptyDesk;
	let shown = "";
	let trouble: AuditTrouble | undefined;
	const draw = () => {
		const size = { columns: stdout.columns || 80, rows: stdout.rows || 24 };
		const warning = trouble ? [...troubleLines(trouble, size, terminal), ""] : [];
		const room = { ...size, rows: size.rows - warning.length };
		const lines = [...warning, ...screenLines(desk, Date.now(), room, terminal)];
		const text = `\x1b[H${lines.map((line) => `${line}\x1b[K`).join("\r\n")}\x1b[J`;
		if (text !== shown) stdout.write(text);
		shown = text;
	};
	const redraw = () => {
		shown = "";
		draw();
	};
	const restore = () => stdout.write(leave);
	stdout.write(enter);
	// Also where a second Ctrl-C ends the process.
	process.once("exit", restore);
	stdout.on("resize", redraw);
	const timer = setInterval(draw, 250);
	try {
		draw();
		return await followDesk<never>(server, scope, stop, (_, after) => {
			desk = after;
			trouble = audit(after) ?? trouble;
			draw();
			return undefined;
		});
	} finally {
		clearInterval(timer);
		stdout.off("resize", redraw);
		process.off("exit", restore);
		restore();
	}
}

function troubleLines({ words }: AuditTrouble, { columns }: { columns: number }, terminal: Terminal): string[] {
	return hangingLines(words, columns - 1, columns - 1).map((line) => terminal.style("red", line, process.stdout));
}

function screenLines(
	desk: LoginDesk,
	now: number,
	{ columns, rows }: { columns: number; rows: number },
	terminal: Terminal,
): string[] {
	const style = (how: "bold" | "dim" | "yellow", text: string) => terminal.style(how, text, process.stdout);
	const status = statusWords(desk, now);
	const foot = style(desk.connection.state === "offline" ? "yellow" : "dim", status.slice(0, columns - 1));
	if (desk.revision === undefined) return [foot];
	if (desk.pending.length === 0) return ["Nothing waits.", "", foot];
	const [head = "", ...table] = pendingTable(desk.pending, now + desk.clockOffset, columns - 1);
	const room = Math.max(1, rows - 4);
	const hidden = table.length - room;
	const body = hidden > 0 ? [...table.slice(0, room - 1), `and ${hidden + 1} more`] : table;
	return [style("bold", head), ...body, "", foot];
}

function statusWords({ connection }: LoginDesk, now: number): string {
	if (connection.state === "live") return "Live. Ctrl-C ends it.";
	if (connection.state !== "offline") return "Connecting. Ctrl-C ends it.";
	const wait = (connection.nextTryAt ?? now) - now;
	return `No connection to the server. ${wait > 0 ? `Next try in ${minutes(wait)}` : "Trying again"}. Ctrl-C ends it.`;
}
