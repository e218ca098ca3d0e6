import type { PendingLogin } from "../../client/request-login.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Where to approve, written anew, so that nothing in it can move the cursor.
 * @throws CommandFailure where the server sends people to an address that is none
 */
export function approveAddress({ approveUrl }: Pick<PendingLogin, "approveUrl">): string {
	if (!/^https?:/i.test(approveUrl) || !URL.canParse(approveUrl))
		throw new CommandFailure("The server named no address at which to approve.", { code: "not-countersign" });
	return new URL(approveUrl).href;
}

/**
 * Tells where to approve, which command leads there, and which digits to type there.
 * @param what it is for, as the beginning of a sentence
 * @throws CommandFailure as `approveAddress` does
 */
export function sayHowToApprove(
	terminal: Terminal,
	what: string,
	pending: Pick<PendingLogin, "approveUrl" | "id" | "matchCode">,
): void {
	const address = approveAddress(pending);
	const { id, matchCode } = pending;
	terminal.say(`${what}, approve it here:`);
	terminal.say();
	terminal.say(`    ${terminal.style("underline", address)}`);
	terminal.say();
	terminal.say(`Or, on a machine that is paired: countersign approve ${id}`);
	terminal.say();
	if (matchCode === "") return;
	terminal.say(`    Match code  ${terminal.style(["bold", "inverse"], ` ${matchCode} `)}`);
	terminal.say();
}
