/** What the script of a waiting login says; all else on its page is written by the server. */
export const loginPageWords = {
	secondsLeft: "{count} seconds left",
	noConnection: "No connection to the server. The login waits there all the same; this page goes on by itself.",
	connected: "Connected again.",
	noCard: "The passkey can not be asked here now. Try again, or approve the login in your tray.",
} as const;
