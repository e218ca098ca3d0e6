import { claimedText } from "../../../contract/claimed-text.ts";
import type { MatchCodePolicy } from "../../../contract/oidc-client.ts";

/** What a client shows beside its login, as far as an approver needs it. */
export interface BindingMessage {
	/** The two digits that are typed; empty where the client's logins ask for none. */
	readonly matchCode: string;
	/** Stands on the card, and is signed. */
	readonly shown: string | undefined;
}

const Shown = claimedText(100);

/**
 * Reads a binding message (CIBA Core 1.0, section 7.1). Its last two digits are typed by the approver, who reads them
 * on the client's screen, and so are not shown; what stands before them is. Where a client's logins ask for no
 * digits, all of it is shown.
 * @returns `undefined` where it is none that an approver could use
 */
export function readBindingMessage(policy: MatchCodePolicy, message: string | undefined): BindingMessage | undefined {
	if (policy === "off") return withText("", message);
	const [, text, matchCode] = /^(?:(.*\S) )?(\d\d)$/s.exec(message ?? "") ?? [];
	return matchCode === undefined ? undefined : withText(matchCode, text);
}

function withText(matchCode: string, shown: string | undefined): BindingMessage | undefined {
	return shown === undefined || Shown.safeParse(shown).success ? { matchCode, shown } : undefined;
}
