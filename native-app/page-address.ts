/** The server sends people to an address that is none, or not one of its own. */
export class ForeignAddress extends Error {
	override readonly name = "ForeignAddress";

	constructor() {
		super("The server sends people to an address that is not its own.");
	}
}

/**
 * The address of a page that the server sends people to, written anew, so that nothing in it can move a terminal's
 * cursor or be read as an option of whatever opens it.
 * @throws ForeignAddress
 */
export function pageAddress(address: string, origin: string): string {
	const url = URL.parse(address);
	if (url?.origin !== origin) throw new ForeignAddress();
	return url.href;
}
