/** The page that decides one request, and that another program opens. */
export const ceremonyWords = {
	ceremony: {
		close: "You can close this window.",
		closeDenied: "You can close this window. If you did not start this login, say so where you opened it.",
		ended: "This window can decide nothing any more",
		endedHint:
			"What opened it works once and for one minute, and it was used or its time ran out. Close this window, then open the login again where you came from.",
	},
} as const;
