import { textRefusal } from "../../contract/claimed-text.ts";
import { LoginKind } from "../../contract/login-request.ts";
import { usageFailure } from "../command-failure.ts";
import type { LoginMatter } from "./log-in.ts";
import { quotedCommand } from "./quoted-command.ts";

/** What a program said that it asks for. */
export interface TypedMatter {
	readonly kind?: string | undefined;
	readonly text?: string | undefined;
	readonly target?: string | undefined;
	readonly osUser?: string | undefined;
	readonly command: readonly string[];
}

/**
 * What is asked for, with what its kind needs: a login its text, a run its command, everything else its target.
 * @throws CommandFailure with exit code 2
 */
export function readMatter({ text, target, osUser, command, ...typed }: TypedMatter): LoginMatter {
	const kind = readKind(typed.kind, command);
	refuseUnshowable({ "--text": text, "--target": target, "--os-user": osUser });
	const fault = faultOf({ kind, text, target, command });
	if (fault) throw usageFailure(fault);
	const about = kind === "login" ? text : target;
	return {
		kind,
		...(about !== undefined && { target: about }),
		...(kind === "run" && { command: quotedCommand(command) }),
		...(osUser !== undefined && { osUser }),
	};
}

/** What is missing, or does not go with the kind. */
function faultOf(matter: TypedMatter & { kind: LoginKind }): string | undefined {
	const { kind, text, target, command } = matter;
	if (command.length > 0 && kind !== "run") return `--kind ${kind} takes no command.`;
	if (kind === "login") return loginFault(matter);
	if (text !== undefined) return `--text is what a login is about; --kind ${kind} takes --target.`;
	if (kind === "run" && command.length === 0)
		return "Put the command that is asked for behind --, as in: -- systemctl restart nginx";
	const needsTarget = kind === "ssh" || kind === "vpn";
	return needsTarget && target === undefined ? `Name with --target what --kind ${kind} is for.` : undefined;
}

function loginFault({ text, target }: TypedMatter): string | undefined {
	if (target !== undefined) return "--target goes with another --kind; a login is about its --text.";
	return text === undefined ? "Say with --text what is asked for." : undefined;
}

/** A command that is there is what is asked for, unless something else is said. */
function readKind(typed: string | undefined, command: readonly string[]): LoginKind {
	if (typed === undefined) return command.length > 0 ? "run" : "login";
	const kind = LoginKind.safeParse(typed);
	if (!kind.success) throw usageFailure(`--kind takes ${LoginKind.options.join(", ")}, not "${typed}".`);
	return kind.data;
}

function refuseUnshowable(values: Record<string, string | undefined>): void {
	for (const [option, value] of Object.entries(values))
		if (value !== undefined && textRefusal(value, 200))
			throw usageFailure(`${option} takes one line of 1 to 200 characters, all of them visible.`);
}
