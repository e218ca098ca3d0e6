/** Every word of ours that the main process shows: in the tray, in notifications, and in the tab that pairing ends in. */
export const words = {
	name: "Countersign",
	someDevice: "A desktop",
	pairedPage: {
		paired: "This app is paired. You can close this tab.",
		refused: "This is not the answer that was waited for. Look at the Countersign window.",
	},
	statements: {
		login: "Log in as {account}",
		loginFor: "As {account}: {target}",
		run: "Run as {account}",
		// Whose login it is stands before what its asker claims.
		ssh: "SSH as {account} to {target}",
		vpn: "VPN as {account} to {target}",
		/** A client of OpenID Connect. */
		client: "Log in as {account} to {target}",
		device: "Connect a device as {account}",
	},
	notification: {
		title: "{statement}?",
		from: "From {address}.",
		knownHost: "Known host {host}.",
		claims: "Claims to be {claims}.",
		claimedBoth: "{osUser} on {host}",
		/** Where several accounts are paired, or the account is at another server than the others. */
		at: "At {server}.",
		more: { one: "1 more login waits", other: "{count} more logins wait" },
		moreBody: "Open {name} to see all of them.",
		open: "Open",
		deny: "Deny",
		denied: "Denied: {statement}",
		notDenied: "Not denied: {statement}",
		notDeniedBody:
			"The server can not be reached, or the login has ended already. Open Countersign to see how it stands.",
	},
	tray: {
		idle: "Nothing is waiting",
		waiting: { one: "1 login is waiting", other: "{count} logins are waiting" },
		offline: "No connection to {server}",
		trouble: "{server} needs a look",
		notPaired: "Not paired with a server",
		quiet: "do not disturb",
		open: "Open Countersign",
		doNotDisturb: "Do not disturb",
		notChanged: "Nothing was changed",
		notChangedBody: "The choice could not be written to this computer's disk. See whether it is full.",
		settings: "Settings",
		quit: "Quit",
	},
	damage: {
		"file-set-aside": {
			title: "{name} begins anew",
			body: "What it kept of your settings and pairings could not be read, and was moved aside. Pair again to go on.",
		},
		"pairings-left-out": {
			title: "A pairing can not be read",
			body: "It was left out, and its logins do not reach you here. Pair again with its server.",
		},
	},
	/** The title of a window that shows a server's page. */
	pageOf: "{host} · {name}",
	receiptFile: "countersign-receipt-{id}.json",
} as const;

/** Puts values in the `{named}` places of a text of ours. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
	return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
