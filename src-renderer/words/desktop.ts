import { aboutWords } from "./desktop-about.ts";
import { connectingWords } from "./desktop-connecting.ts";
import { keyWords } from "./desktop-keys.ts";
import { settingsWords } from "./desktop-settings.ts";

/** Every word that only the window of the tray app shows. */
export const desktopWords = {
	loading: "Starting",
	back: "Back",
	settings: "Settings",
	dismiss: "Dismiss",
	notice: "Note",
	/** One account of one server, where several are told apart. */
	accountAt: "{account} at {server}",
	accounts: "{count} accounts",
	/** Which of several accounts it is that something is wrong with. */
	bannerOf: "{account}: {trouble}",
	auditBreaks: {
		label: "Audit log of {account}",
		heading: "The audit log does not go on",
		"cut-off":
			"Entries that were there when this app saw it last are gone: they were removed, or an older backup was restored. Ask who runs the server.",
		"other-log": "It is not the log that this app saw last. Ask who runs the server.",
	},
	accountLabel: "Account",
	gone: "This account is not paired here any more",
	broken: {
		heading: "This can not be shown",
		hint: "Something in this window failed. Nothing was decided by that, and what waits goes on waiting. Show it again; if it fails once more, About Countersign holds diagnostics for whoever helps you.",
		again: "Show it again",
	},
	waiting: {
		count: { one: "1 login is waiting", other: "{count} logins are waiting" },
		hint: "Newest first. Open one to read and sign it.",
		silent: { one: "1 login waits, not announced", other: "{count} logins wait, not announced" },
		silentHint: "Open one to read and sign it.",
		none: "Nothing is waiting.",
		noneHint: "A login that needs you opens here by itself.",
		quietHint: "A login that needs you is counted here, and opens nothing.",
		last: "Last decision",
		lastDecision: "Last decision, {time}",
		decisions: "Recent decisions",
		everybody: "Everybody",
	},
	quiet: {
		label: "Do not disturb",
		on: "Do not disturb is on",
		until: "Do not disturb until {time}",
		off: "Switch off",
		offHours: "Switch quiet hours off",
	},
	card: {
		back: "back",
		method: "Where you sign",
		methods: { key: "Security key", window: "This window", browser: "Browser" },
		labels: { key: "Sign with security key", window: "Sign in this window", browser: "Sign in the browser" },
		goesOn: {
			key: "Your security key is asked.",
			window: "A window of your server asks for your passkey. Go on there.",
			browser: "Your browser asks for your passkey. Go on there.",
		},
		cancel: "Cancel",
		linuxPin: "On Linux, this window can not ask for a key's PIN. The browser can.",
	},
	decisions: {
		page: "Recent decisions",
		saved: "Saved.",
		webApp: "All decisions, in the web app",
	},
	everybody: {
		page: "Everybody's logins",
		count: { one: "1 login waits for somebody", other: "{count} logins wait for somebody" },
		none: "Nobody is waited for",
		note: "You may deny any request. Only its account can approve it.",
		recent: "Ended lately",
		noneEnded: "None has ended yet.",
		forbidden: "Your account may not see what waits for others. An administrator may.",
	},
	...keyWords,
	...connectingWords,
	...settingsWords,
	...aboutWords,
} as const;
