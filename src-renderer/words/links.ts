/** Links that create an account or give one back, and the ways back from a lost key. */
export const linkWords = {
	invited: {
		open: "I have an invite",
		hint: "Open the link that you were sent. If it does not open by itself, paste it here.",
		label: "The link",
		go: "Go on",
		bad: "That is not a whole invite link. It has /join# in it, and ends after 43 more characters.",
		elsewhere: "That link belongs to another server: {server}. Open it there.",
	},
	lost: {
		open: "I lost my passkey",
		another: "Sign in above with another of your passkeys: one on another device, or a spare key.",
		administrator: "Ask an administrator for a recovery link. It gives the account back to you.",
		machine: "On the server's own machine, this makes such a link:",
		command: "countersign account recover NAME",
	},
	recover: {
		page: "Get your account {account} back",
		hint: "You make a new passkey, and it signs you in. When you do:",
		effects: {
			sessions: "every session and every paired app of this account ends",
			passkeys: "all its earlier passkeys are removed",
			kept: "its earlier passkeys are kept",
			logins: "logins that wait for it are withdrawn",
			told: "the administrators are told, and your account shows that it was recovered",
		},
		go: "Get the account back",
	},
} as const;
