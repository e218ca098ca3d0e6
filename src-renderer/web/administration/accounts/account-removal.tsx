import { type FormEvent, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { ManagedAccount } from "../../../../contract/account.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { Field } from "../../../forms/field.tsx";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { administration } from "../administration.ts";
import { AccountSection } from "./account-section.tsx";

const { account: said } = words.administration;

/** The one act that nothing undoes, and so the one whose name has to be typed. */
export function AccountRemoval({ account: { id, name }, mine }: { account: ManagedAccount; mine: boolean }) {
	const [, navigate] = useLocation();
	const field = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState("");
	const [tried, setTried] = useState(false);
	const { busy, failure, act } = useAct();
	const fits = typed.trim() === name;

	const remove = async (event: FormEvent) => {
		event.preventDefault();
		setTried(true);
		if (!fits) return field.current?.focus();
		if (await act(() => administration.remove(id))) navigate("/accounts", { state: { removed: name } });
	};

	return (
		<AccountSection heading={said.remove} hint={fill(said.removeHint, { account: name })}>
			<form className="stack" noValidate onSubmit={(event) => void remove(event)}>
				<Field
					field={field}
					label={fill(said.confirm, { account: name })}
					hint={mine ? said.you : ""}
					value={typed}
					onChange={setTyped}
					complaint={tried && !fits ? said.confirmComplaint : undefined}
					autoComplete="off"
				/>
				{failure && <FailureNote failure={failure} />}
				<button type="submit" className="button grave" aria-disabled={busy || !fits}>
					{fill(said.removeNow, { account: name })}
				</button>
			</form>
		</AccountSection>
	);
}
