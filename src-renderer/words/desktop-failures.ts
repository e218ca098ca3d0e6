import type { DesktopFailure } from "../../contract/desktop/failure.ts";
import type { ProblemCode } from "../../contract/problem.ts";

type Local = "unreachable" | "unfit-request" | "prompt-closed" | "unknown";

/** What only the tray app says: of addresses, pairings and servers. */
export const desktopFailureWords = {
	certificate:
		"The server shows a certificate that this computer does not trust. Its administrator can tell you which one to expect.",
	"not-countersign": "What answers at this address is not a Countersign server. Look over the address.",
	"too-old": "The server is older than this app. Ask its administrator to update it.",
	"too-new": "The server is newer than this app. Update the app.",
	"other-address": "The server goes by another address. Use that one.",
	"other-server": "What answers is not the server that this app was paired with.",
	"foreign-address": "The server sends people to an address that is not its own. Nothing was opened.",
	"no-address": "Type the address of your server.",
	"address-scheme": "An address begins with https://. Look over what you typed.",
	"address-http": "This address is not protected. It has to begin with https://.",
	"address-loopback": "A server on this computer goes by the name localhost.",
	"address-credentials": "Leave name and password out of the address.",
	"address-path": "Leave out what follows the server's name.",
	"pairing-expired": "Nobody confirmed the pairing in time. Start it again.",
	"already-paired": "This account is paired here already.",
	"no-browser": "No browser could be opened. Set one in your system's settings, or use another of the ways shown here.",
	"security-key": "The security key could not be used. Try again, or sign another way.",
	"no-such-login": "This login has ended, or it is for an account that is not paired here.",
	"no-such-account": "This account is not connected here now.",
	"not-saved": "The file could not be saved. Choose another place.",
	"file-set-aside":
		"What was kept of your settings and pairings could not be read, and was moved aside. Pair again to go on.",
	"pairings-left-out":
		"A pairing could not be read and was left out: its logins do not reach you here. Pair again with its server.",
	"invalid-call": "The window asked for something that the app does not know. Quit the app, then start it again.",
} as const satisfies Record<Exclude<DesktopFailure, Local>, string>;

/** What the window of the tray app says otherwise than a page in a browser. */
export const windowFailureWords = {
	"not-json": "The server did not understand this app. Update the app.",
	"not-signed-in": "The pairing has ended. Pair again to go on.",
	"dpop-missing": "The server asked for a proof of key that did not come along. Try again.",
	"dpop-refused": "The server refused the proof of key. If it stays so, pair again.",
	"token-refused": "The server no longer takes this pairing. Pair again to go on.",
	"link-ended": "The pairing was used, or its time ran out. Start it again.",
	"prompt-closed": "It was closed or given up before anything was signed. You can try again.",
	unreachable: "The server can not be reached. Nothing was sent twice; try again when you are connected.",
	unknown: "Something went wrong in this app. Try again.",
} as const satisfies Partial<Record<DesktopFailure | ProblemCode, string>>;
