import { callServer } from "../../client/call-server.ts";
import type { PairedServer } from "../../client/paired-server.ts";
import { calls } from "../../contract/calls.ts";
import type { Connection, LoginDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";
import { changesBetween, type DeskChange } from "./desk-changes.ts";
import { followDesk } from "./follow-desk.ts";
import type { Scope } from "./list-pending.ts";
import { claimsOf, statementOf } from "./statement.ts";
import type { AuditTrouble } from "./watch-audit.ts";

/**
 * Tells each change in a line of its own until it is stopped: to a person, or as JSON to a program.
 * @throws Problem, what `stop` was aborted with
 */
export async function watchLines(
	server: PairedServer,
	{ scope, json, audit }: { scope: Scope; json: boolean; audit: (desk: LoginDesk) => AuditTrouble | undefined },
	terminal: Terminal,
	stop: AbortSignal,
): Promise<never> {
	const write = (line: string, object: object) => terminal.print(json ? JSON.stringify(object) : line);
	// One after the other, because the end of one may have to be asked for.
	let written = Promise.resolve();
	let offline = false;
	const tell = async (change: DeskChange, at: string) => {
		if (change.kind === "requested") {
			write(`${at} asked ${wordsOf(change.request)}`, { event: "login-requested", at, request: change.request });
			return;
		}
		const { id } = change;
		const state = change.state ?? (await stateOf(server, id));
		write(`${at} ${state} ${id}`, { event: "login-settled", at, id, state });
	};
	return followDesk<never>(server, scope, stop, (before, after) => {
		const at = new Date(Date.now() + after.clockOffset).toISOString();
		const trouble = audit(after);
		if (trouble) written = written.then(() => sayTrouble(trouble, json, terminal));
		for (const change of changesBetween(before, after)) written = written.then(() => tell(change, at));
		const connection = connectionChange(offline, after.connection);
		if (connection) {
			offline = connection === "offline";
			written = written.then(() => sayConnection(connection, json, terminal));
		}
		return undefined;
	});
}

/** @returns how the connection changed, where that is worth telling: a first new try is made in silence */
function connectionChange(offline: boolean, { state }: Connection): "offline" | "live" | undefined {
	if (!offline && state === "offline") return "offline";
	return offline && state === "live" ? "live" : undefined;
}

function sayConnection(state: "offline" | "live", json: boolean, terminal: Terminal): void {
	if (json) terminal.print(JSON.stringify({ event: "connection", state }));
	else terminal.say(state === "offline" ? "No connection to the server. Trying again." : "The server answers again.");
}

function sayTrouble({ words, ...found }: AuditTrouble, json: boolean, terminal: Terminal): void {
	if (json) terminal.print(JSON.stringify({ event: "audit-log", ...found }));
	else terminal.say(terminal.style("red", words));
}

function wordsOf(request: LoginRequest): string {
	const claims = claimsOf(request);
	const words = [
		`${request.id} ${statementOf(request)}, from ${request.address}`,
		...(claims ? [`claims to be ${claims}`] : []),
		...(request.announced ? [] : ["unannounced"]),
	];
	return visible(words.join(", "));
}

/** How a login ended that ended unheard; `ended` where that can not be learnt any more. */
async function stateOf(server: PairedServer, id: string): Promise<LoginRequest["state"] | "ended"> {
	try {
		return (await callServer(server, calls.loginRequest, { params: { id } })).state;
	} catch {
		return "ended";
	}
}
