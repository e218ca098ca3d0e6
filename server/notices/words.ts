/**
 * What mails say. What a requester claims stands in none of them: anybody may ask for a login, and would otherwise
 * write to people in this server's name.
 */
export const words = {
	footer: (origin: string) => `Countersign, ${origin}`,
	logins: {
		login: "A login",
		run: "A command",
		ssh: "An SSH login",
		vpn: "A VPN login",
		device: "A device",
	},
	loginUnanswered: (of: { account: string; login: string; address: string; url: string }) => ({
		subject: `A login as ${of.account} waits for you`,
		lines: [
			`${of.login} as ${of.account} waits for an answer. It was asked for from ${of.address}.`,
			"",
			"Read it and decide here:",
			of.url,
			"",
			"If you did not start it, open the page and report it.",
		],
	}),
	loginReported: (of: { account: string; source: string; until: string }) => ({
		subject: `${of.account} reported a login`,
		lines: [
			`${of.account} did not start a login that was asked for from ${of.source}.`,
			`Requests from there for ${of.account} are not announced until ${of.until}.`,
		],
	}),
	accountRecovered: (of: { account: string; by: string }) => ({
		subject: `The account ${of.account} was recovered`,
		lines: [
			`A recovery link was used for the account ${of.account}. The link was made by ${of.by}.`,
			"Its sessions and paired apps have ended. If nobody asked for this, tell an administrator now.",
		],
	}),
	passkeyAdded: (of: { account: string; name: string; url: string }) => ({
		subject: `A passkey was added to ${of.account}`,
		lines: [
			`The passkey "${of.name}" was added to the account ${of.account}.`,
			"",
			"If this was not you, sign in, remove it, and tell an administrator:",
			of.url,
		],
	}),
	pairingAdded: (of: { account: string; name: string; url: string }) => ({
		subject: `An app was paired with ${of.account}`,
		lines: [
			`The app "${of.name}" was paired with the account ${of.account}.`,
			"",
			"If this was not you, sign in, remove it, and tell an administrator:",
			of.url,
		],
	}),
} as const;
