import type { FailureCode } from "../desk/failure.ts";
import { desktopFailureWords } from "./desktop-failures.ts";

/** What happened, what it means, what to do next: one sentence or two for each code. */
export const failureWords = {
	"invalid-request": "The server did not take this as it was written. Look over what you typed.",
	"not-json": "The server did not understand this page. Reload it.",
	"too-large": "That is more than the server takes. Shorten it.",
	"not-found": "There is nothing here under that name, or it is not yours to see.",
	"not-signed-in": "Your session ended. Sign in again to go on.",
	forbidden: "Your account may not do that. An administrator can.",
	"wrong-origin": "The server does not know the address you opened it at. Open the one its administrator gave you.",
	"dpop-missing": "The server asked for a proof of key that this page does not have. Reload it.",
	"dpop-refused": "The server refused the proof of key. Reload the page.",
	"dpop-time": "The clock of this computer is wrong. Set it, then try again.",
	"token-refused": "The server no longer takes this permission. Start again.",
	"key-in-use": "This key already asked for something else. Start again.",
	"already-settled": "This login has already ended.",
	"proof-refused":
		"The server refused this signature: it does not fit the login, or the passkey is not registered for it. Nothing was approved. Try another of your passkeys.",
	"wrong-code": "Those are not the digits.",
	"signin-refused": "That passkey was not accepted here. Use another one, or sign in with a name.",
	"ceremony-ended": "This took too long. Start again.",
	"registration-refused": "This passkey could not be registered. Try again, or use another kind of passkey.",
	"passkey-known": "This passkey is already registered. Use another one.",
	"link-ended": "It was used, withdrawn or has expired. Ask whoever gave it to you for a new one.",
	"name-taken": "That name is taken, or was used before. Choose another one.",
	"no-vpn": "This server is not set up to let machines into a VPN. Tell its administrator.",
	"other-vpn": "This link belongs to another VPN than this server's.",
	"removal-over": "The minute is over. An administrator of the VPN can still remove the machine.",
	"vpn-failed":
		"The VPN's server did not remove the machine. Try again while there is time, or tell the administrator of the VPN.",
	"not-reportable": "This login was approved, or ended more than a day ago, so it can not be reported any more.",
	"last-administrator": "There has to be an administrator. Give somebody else the role first.",
	"last-passkey": "An account keeps at least one passkey. Add another one first.",
	denied: "The login was denied. Nobody was let in.",
	expired: "Time ran out, so nobody was let in.",
	cancelled: "The asking screen withdrew this login.",
	collected: "This login has already gone through.",
	"too-many-attempts": "That was tried too often. Wait a minute, then try again.",
	stopping: "The server is restarting. Try again in a moment.",
	"storage-full":
		"The server's disk is full, so nothing was decided or changed. Tell whoever runs it; once there is room, try again.",
	"storage-read-only":
		"The server can not write to its disk, so nothing was decided or changed. Tell whoever runs it; once that is mended, try again.",
	internal: "Something went wrong on the server. Nothing was decided. Try again in a moment.",
	unreachable: "The server can not be reached. Nothing was sent twice; try again when you are connected.",
	"unfit-request": "This request contradicts itself: its name does not fit its key. Do not sign it. Deny it.",
	"other-site": "The server names another site than the one you opened. Nothing was signed. Tell your administrator.",
	"prompt-closed": "The passkey window was closed, so nothing was signed. You can try again.",
	"no-prompt": "This browser can not use passkeys. Open this page in another one.",
	"key-failed": "The passkey could not answer. Try again, or use another one.",
	"key-registered": "This passkey is already registered here. Use another one.",
	"key-without-pin":
		"This key has no PIN or fingerprint yet. Set one in your system's settings, or use another passkey.",
	unknown: "Something went wrong in this page. Reload it, then try again.",
	...desktopFailureWords,
} as const satisfies Record<FailureCode, string>;
