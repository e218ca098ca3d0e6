import type { AccountState, AccountTrouble } from "../../contract/desktop/snapshot.ts";
import { desktopWords } from "../words/desktop.ts";

/** How an account stands with its server. Times are of the local clock, in milliseconds. */
export type Standing =
	| { readonly is: "live" }
	/** Connecting, and nothing was lost by it: it has only begun. */
	| { readonly is: "beginning" }
	/** `nextTryAt` is absent while it is being tried. */
	| { readonly is: "offline"; readonly lostAt: number; readonly nextTryAt: number | undefined }
	| { readonly is: "trouble"; readonly trouble: AccountTrouble };

export function standingOf({ trouble, desk: { connection, revision } }: AccountState): Standing {
	if (trouble) return { is: "trouble", trouble };
	switch (connection.state) {
		case "live":
			return { is: "live" };
		case "offline":
			return { is: "offline", lostAt: connection.lostAt, nextTryAt: connection.nextTryAt };
		case "connecting":
			// Until the first try after a loss has failed, what was there still holds.
			return { is: revision === undefined ? "beginning" : "live" };
		case "refused":
			return { is: "trouble", trouble: "ended" };
	}
}

/** The same in a word or two. */
export function standingWord(standing: Standing): string {
	switch (standing.is) {
		case "live":
			return desktopWords.settingsPage.live;
		case "beginning":
			return desktopWords.offline.connectingWord;
		case "offline":
			return desktopWords.offline.word;
		case "trouble":
			return desktopWords.troubles[standing.trouble].word;
	}
}
