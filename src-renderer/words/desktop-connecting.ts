import type { AccountTrouble } from "../../contract/desktop/snapshot.ts";

/** Pairing with a server, and how it stands with one. */
export const connectingWords = {
	offline: {
		word: "Offline",
		lostShort: "Its logins can not reach you here; the asking screen prints an address for them.",
		nextTry: "Next try in {time}",
		connecting: "Connecting to {server}",
		connectingWord: "Connecting",
		none: "No account is connected",
		noneHint: "Logins asked for now can not reach you here; the asking screen prints an address for them.",
	},
	pairing: {
		notPaired: "Not paired",
		page: "Pair this app with your server",
		another: "Pair with one more server or account",
		hint: "Your browser opens once, you sign in with a passkey, and logins appear here from then on.",
		address: "Server address",
		example: "https://sign.example.org",
		begin: "Open the browser to pair",
		checking: "Asking {server} who it is",
		suggestion: "Use {address}",
		confirm: "Confirm in your browser",
		confirmHint: "The page of {server} asks whether this app may show you your logins.",
		left: "{time} left",
		openAgain: "Open the browser again",
		copy: "Copy the address",
		copied: "Copied. Open it in a browser on this computer.",
		cancel: "Cancel",
		paired: "Paired",
		done: "See what is waiting",
		pairedHint: "This app shows what waits for {account} at {server}.",
		weak: "This computer has no locked key store, so other programs of yours could use the pairing. They could deny your logins, and never approve one.",
		none: "This computer has no place to keep a key. The pairing ends when you quit the app.",
	},
	troubles: {
		locked: {
			word: "Locked",
			heading: "The key store is locked",
			hint: "This computer keeps the key of the pairing in its key store. Unlock it, then try again.",
		},
		damaged: {
			word: "Damaged",
			heading: "The pairing can not be read",
			hint: "What this computer kept of it is damaged or lacks its key. Pair again; the old pairing can be ended in the web app.",
		},
		ended: {
			word: "Ended",
			heading: "The pairing has ended",
			hint: "It was ended at the server, so no login reaches you here. If you did not do that, ask your administrator.",
		},
		"other-server": {
			word: "Another server",
			heading: "Another server answers",
			hint: "What answers at this address is not what this app was paired with, and nothing was sent to it. If the server has moved, pair again.",
		},
		certificate: {
			word: "Not trusted",
			heading: "The certificate is not trusted",
			hint: "The server shows a certificate that this computer does not trust, so nothing was sent. Tell its administrator, then try again.",
		},
		"too-old": {
			word: "Too old",
			heading: "The server is older than this app",
			hint: "They do not understand each other. Ask its administrator to update it, then try again.",
		},
		"too-new": {
			word: "Too new",
			heading: "This app is older than the server",
			hint: "They do not understand each other. Update this app.",
		},
		"not-countersign": {
			word: "Not Countersign",
			heading: "Countersign does not answer",
			hint: "Something else answers at this address: a sign-in page of the network, or another program. Try again once you are past it.",
		},
	} satisfies Record<AccountTrouble, { word: string; heading: string; hint: string }>,
	/** The next step out of a trouble. */
	ways: {
		tryAgain: "Try again",
		pairAgain: "Pair again",
		remove: "Remove",
		removeThat: "Remove {account} at {server}",
	},
} as const;
