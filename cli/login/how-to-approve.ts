import type { PendingLogin } from "../../client/request-login.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Terminal } from "../terminal.ts";

/**
 * Tells where to approve, which command leads there, and which digits to type there.
 * @throws CommandFailure where the server sends people to an address that is none
 */
export function sayHowToApprove(
	terminal: Terminal,
	account: string,
	{ id, approveUrl, matchCode }: PendingLogin,
): void {
	if (!/^https?:/i.test(approveUrl) || !URL.canParse(approveUrl))
		throw new CommandFailure("The server named no address at which to approve.", { code: "not-countersign" });
	terminal.say(`To log in as ${account}, approve it here:`);
	terminal.say();
	// Written anew, so that nothing in it can move the cursor.
	terminal.say(`    ${terminal.style("underline", new URL(approveUrl).href)}`);
	terminal.say();
	terminal.say(`Or, on a machine that is paired: countersign approve ${id}`);
	terminal.say();
	if (matchCode === "") return;
	terminal.say(`    Match code  ${terminal.style(["bold", "inverse"], ` ${matchCode} `)}`);
	terminal.say();
}
