import { useState } from "react";
import { useLocation } from "wouter";
import type { ChangeAccount, ManagedAccount } from "../../../../contract/account.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { rolesChanged } from "../../session.ts";
import { administration } from "../administration.ts";
import { type Done, DoneNote } from "../done-note.tsx";
import { AccessAct } from "./access-act.tsx";
import { AccountSection } from "./account-section.tsx";

const { account: said } = words.administration;

interface AccountAccessProps {
	readonly account: ManagedAccount;
	/** It is the account of whoever reads. */
	readonly mine: boolean;
	readonly onChanged: () => Promise<void>;
}

/** Its role, and whether it can be used at all. Both can be undone. */
export function AccountAccess({ account, mine, onChanged }: AccountAccessProps) {
	const { id, name, roles, disabled } = account;
	const [, navigate] = useLocation();
	const { busy, failure, act } = useAct();
	const [done, setDone] = useState<Done>();
	const admin = roles.includes("admin");

	const change = async (wish: ChangeAccount, sentence: string, back?: ChangeAccount) => {
		setDone(undefined);
		if (!(await act(() => administration.change(id, wish)))) return;
		const undo = back && (() => void change(back, said.done.undone));
		setDone({ sentence: fill(sentence, { account: name }), ...(undo && { undo }) });
		if (!mine || !wish.roles) return onChanged();
		// Without the role there is nothing here any more for the reader.
		rolesChanged(wish.roles);
		navigate("/");
	};

	return (
		<AccountSection heading={said.access}>
			<AccessAct
				label={admin ? said.take : said.give}
				hint={admin ? said.takeHint : said.giveHint}
				question={mine ? said.takeOwn : undefined}
				busy={busy}
				onAct={() => void change({ roles: admin ? [] : ["admin"] }, admin ? said.done.took : said.done.gave, { roles })}
			/>
			<AccessAct
				label={disabled ? said.switchOn : said.switchOff}
				hint={disabled ? said.switchOnHint : said.switchOffHint}
				question={mine ? said.switchOffOwn : undefined}
				busy={busy}
				onAct={() => void change({ disabled: !disabled }, disabled ? said.done.on : said.done.off, { disabled })}
			/>
			{failure && <FailureNote failure={failure} />}
			<DoneNote done={done} />
		</AccountSection>
	);
}
