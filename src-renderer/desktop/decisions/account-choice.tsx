import type { AccountState } from "../../../contract/desktop/snapshot.ts";
import { FilterSelect } from "../../filters/filter-select.tsx";
import { desktopWords } from "../../words/desktop.ts";
import { accountName } from "../account-names.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

interface AccountChoiceProps {
	readonly account: AccountState;
	readonly accounts: readonly AccountState[];
	readonly at: "decisions" | "everybody";
}

/** Whose room it is, where there are several accounts that have one. */
export function AccountChoice({ account, accounts, at }: AccountChoiceProps) {
	const wish = useWish();
	if (accounts.length < 2) return null;
	return (
		<p className="list-choice">
			<FilterSelect
				label={desktopWords.accountLabel}
				value={account.id}
				choices={accounts.map((one) => [one.id, accountName(one)])}
				onChange={(chosen) => wish(() => main.goTo({ at, account: chosen }))}
			/>
		</p>
	);
}
