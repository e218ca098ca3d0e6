import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import type { LoginEnd } from "./log-in.ts";
import type { KeyLogin } from "./log-in-with-key.ts";

/** How a login ended that an approver decided, or that a key on this machine made by itself. */
export type AnyLoginEnd = LoginEnd | (KeyLogin & { readonly state: "approved"; readonly receipt?: never });

/** How one end of a login is told: to a person, to a script, and to the shell. */
export interface LoginReport {
	readonly words: string;
	/** What `--json` prints, without what an approval adds. */
	readonly json: { readonly state: string; readonly reason?: string };
	readonly exitCode: ExitCode;
}

/** @throws CommandFailure where the end is none that a login can have by itself */
export function reportEnd(end: AnyLoginEnd): LoginReport {
	const { state } = end;
	switch (state) {
		case "approved": {
			const good = `The token holds for ${duration(end.expiresIn)}, and only with the key of this command, which ends here.`;
			const how = end.receipt ? "Approved." : "Logged in with your security key.";
			return { words: `${how} ${good}`, json: { state }, exitCode: exitCode.approved };
		}
		case "denied":
			return { words: "Denied. Nobody was let in.", json: { state }, exitCode: exitCode.denied };
		case "expired":
			return end.unheard
				? expired(`The server could not be reached before time ran out. ${again}`, "no-connection")
				: expired(`Time ran out, so nobody was let in. ${again}`);
		case "timed-out":
			return expired(`--timeout ran out. ${withdrawalWords[end.withdrawal]}`, "timeout");
		case "stopped":
			return cancelled(`Stopped. ${withdrawalWords[end.withdrawal]}`);
		case "cancelled":
			return cancelled("Withdrawn: the server ended this login. Nobody was let in.");
		case "collected":
			throw new CommandFailure("Approved, but the token has already been fetched. Run the command again.", {
				code: "collected",
			});
	}
}

const again = "If it was you, run the command again.";

function expired(what: string, reason?: string): LoginReport {
	return {
		words: `Expired. ${what}`,
		json: { state: "expired", ...(reason && { reason }) },
		exitCode: exitCode.expired,
	};
}

function cancelled(words: string): LoginReport {
	return { words, json: { state: "cancelled" }, exitCode: exitCode.cancelled };
}

/** What is said of something that was given up here. */
export const withdrawalWords = {
	done: "The login is withdrawn.",
	unshown: "That was too short to ask anybody.",
	"not-asked": "No login was asked for.",
	"too-late": "The login had just ended; its outcome was not fetched.",
	untold: "The server could not be told, so the login stays open until its time runs out.",
};

function duration(seconds: number): string {
	const [amount, unit] = seconds >= 120 ? [Math.floor(seconds / 60), "minutes"] : [Math.floor(seconds), "seconds"];
	return `${amount} ${unit}`;
}
