import { CommandFailure } from "./command-failure.ts";

/**
 * The address of a page that the server sends people to, written anew, so that nothing in it can move the cursor.
 * @throws CommandFailure where it is none, or not one of the server's own
 */
export function pageAddress(address: string, origin: string): string {
	const url = URL.parse(address);
	if (url?.origin !== origin)
		throw new CommandFailure("The server sends people to an address that is not its own.", { code: "not-countersign" });
	return url.href;
}
