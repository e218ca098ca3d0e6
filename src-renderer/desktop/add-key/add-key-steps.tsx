import type { KeyDialog } from "../../../contract/desktop/key-step.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { KeyPrompt } from "../security-key/key-prompt.tsx";
import { useWish } from "../wishes.ts";

const { addKey: said } = desktopWords;

interface AddKeyStepsProps {
	readonly dialog: KeyDialog | undefined;
	/** The account's name at its server. */
	readonly account: string;
}

/** While a key is registered: which of the two it is about, and what that one needs. */
export function AddKeySteps({ dialog, account }: AddKeyStepsProps) {
	const wish = useWish();
	// What a login was to be signed with is being let go of.
	const own = dialog?.purpose === "approve" ? undefined : dialog;
	const lead = own && (own.purpose === "enrol" ? said.enrol : said.prove);
	return (
		<KeyPrompt
			dialog={own}
			account={account}
			lead={lead && fill(lead, { account })}
			ways={{ onStop: () => void wish(() => main.stopApproving({})) }}
		/>
	);
}
