import { type Command, Option } from "commander";
import { MatchCodePolicy } from "../../contract/oidc-client.ts";
import { usageFailure } from "../command-failure.ts";
import { readGroupName } from "./group-name.ts";

/** What can be said of a client when it is made and when it is changed. */
export interface ClientOptions {
	redirect?: string[];
	logoutRedirect?: string[];
	group?: string[];
	device?: boolean;
	ciba?: boolean;
	notify?: string;
	matchCode?: string;
}

export function addClientOptions(command: Command): Command {
	return command
		.option("--redirect <URL...>", "where it is answered")
		.option("--logout-redirect <URL...>", "where a browser may go after it logged out")
		.option("--group <NAME...>", "let only members of these groups in")
		.option("--device", "let it log in devices that have no browser")
		.option("--ciba", "let it ask for logins by itself, showing two digits as its binding message")
		.option("--notify <URL>", "where it is told of the end of those logins; without, it polls")
		.addOption(
			new Option("--match-code <POLICY>", "whether approvers type the digits of the asking screen").choices(
				MatchCodePolicy.options,
			),
		);
}

/** The groups that were typed. @throws CommandFailure */
export function readGroupNames(typed: string[]): string[] {
	if (typed.length > 50) throw usageFailure("A client lets at most 50 groups in.");
	return typed.map(readGroupName);
}

/** Said where it is switched off. */
export const matchCodeWarning =
	"Without match codes nothing ties an approval to the screen that asks: whoever is sent a link that somebody else began can let them in. Leave it on where you can.";
