import { readAccountName } from "../../../cli/account-name.ts";
import { readMoment } from "../../../cli/audit/read-moment.ts";
import { CommandFailure } from "../../../cli/command-failure.ts";
import { nameOfKey } from "../../../cli/passkeys/passkey-name.ts";
import { oddWords } from "../../../cli/requests/odd-text.ts";
import { readTypedName } from "../../../cli/typed-name.ts";
import { visible } from "../../../cli/visible-text.ts";
import { AccountId, AccountName, PasskeyName } from "../../../contract/account.ts";
import { claimedText, shownText, textRefusal } from "../../../contract/claimed-text.ts";
import { loginChallengeText, readLoginChallengeText } from "../../../contract/login-challenge.ts";
import { type FuzzTarget, lawfully } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { holds, inputOf, textIn, wordsOf } from "./text-input.ts";

const claimed = claimedText();
const shown = shownText();

/** What an asker claims: what is taken is all visible, reads the same anywhere, and fakes no line of what is signed. */
export const claimedTextTarget: FuzzTarget = {
	name: "claimed-text",
	samples: ["build-7", "Zo\u00eb's laptop", "make 'deploy all'", "\u0646\u0638\u0627\u0645", "\u{1f510} key"].map(
		inputOf,
	),
	shaped: wordsOf("alice", "code: 47", "nonce: ", "\u00e9", "\u0915\u094d\u0937"),
	attempt(input) {
		const text = textIn(input);
		const refusal = textRefusal(text, 200);
		holds(claimed.safeParse(text).success === (refusal === undefined), "the schema goes by the rule");
		const odd = oddWords(text);
		if (refusal !== undefined) return;
		holds(visible(text) === text && text.trim() === text && text.isWellFormed(), "all of it is visible");
		holds(shown.safeParse(text).success, "what is taken may be shown");
		holds(
			odd.every((words) => !words.includes("\n")),
			"what is odd about it is one line",
		);
		const request = {
			id: "i",
			account: "a",
			kind: "run",
			command: text,
			host: text,
			address: "b",
			createdAt: "c",
		} as const;
		const signed = loginChallengeText({ ...request, expiresAt: "d", keyThumbprint: "e", nonce: "f" }, "47");
		const facts = readLoginChallengeText(signed);
		holds(
			facts?.get("command") === text && facts.get("host") === text && facts.get("code") === "47",
			"it fakes no line",
		);
	},
};

/** Text for a terminal: nothing is left that moves a cursor, and it is made safe once. */
export const visibleTextTarget: FuzzTarget = {
	name: "visible-text",
	samples: ["plain", "\u001b[2J\u0007", "a\u202eb", "\u{e0041}"].map(inputOf),
	shaped: wordsOf("\u001b]0;title\u0007", "\u009b31m", "\r\n"),
	attempt(input) {
		const safe = visible(textIn(input));
		holds(!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(safe), "nothing moves the cursor");
		holds(visible(safe) === safe, "what is safe stays as it is");
	},
};

/** Names of accounts and passkeys, and moments, as they are typed. */
export const typedNameTarget: FuzzTarget = {
	name: "typed-name",
	samples: ["alice", "build-bot-7", "0aaaaaaaaaaaaaaaaaaaaaaaaaa", "-", "2026-11-30", "2026-11-30T14:30:00Z"].map(
		inputOf,
	),
	shaped: wordsOf("alice", "ALICE", "0a", "2026-11-30", "T14:30:00", "+02:00", "Z"),
	attempt(input) {
		const text = textIn(input);
		const name = lawfully([CommandFailure], () => readAccountName(text));
		if (name !== undefined) {
			holds(
				name === text && !AccountId.safeParse(name).success && !name.startsWith("-"),
				"a name is no id and no option",
			);
			holds(name === name.toLowerCase() && encodeURIComponent(name) === name, "a name stands in a path as it is");
		}
		holds(AccountName.safeParse(text).success === (name !== undefined), "the command line takes what the server takes");
		const passkey = lawfully([CommandFailure], () => readTypedName(text, "--name"));
		if (passkey !== undefined)
			holds(readTypedName(passkey, "--name") === passkey, "a name that was read reads the same");
		const made = nameOfKey(text, ["Security key", text]);
		holds(PasskeyName.safeParse(made).success && made !== text, "a key gets a name that can be stored and is free");
		const moment = lawfully([CommandFailure], () => readMoment("--since", text, "end"));
		holds(moment === undefined || Number.isSafeInteger(moment), "a moment is a number");
	},
};
