import { type FormEvent, useRef, useState } from "react";
import { EmailAddress, type ManagedAccount } from "../../../../contract/account.ts";
import { FailureNote } from "../../../desk/failure-note.tsx";
import { useAct } from "../../../desk/use-act.ts";
import { Field } from "../../../forms/field.tsx";
import { fill } from "../../../text/fill.ts";
import { words } from "../../../words.ts";
import { administration } from "../administration.ts";
import { type Done, DoneNote } from "../done-note.tsx";
import { AccountSection } from "./account-section.tsx";

const { accountEmail: said } = words;

interface AccountEmailProps {
	readonly account: ManagedAccount;
	readonly onChanged: () => Promise<void>;
}

/** The address that clients are told of, and whether an administrator stands for it. */
export function AccountEmail({ account: { id, name, email = "", emailVerified }, onChanged }: AccountEmailProps) {
	const field = useRef<HTMLInputElement>(null);
	const [typed, setTyped] = useState(email);
	const [complaint, setComplaint] = useState<string>();
	const [done, setDone] = useState<Done>();
	const { busy, failure, act } = useAct();

	const set = async (wanted: string) => {
		setDone(undefined);
		setComplaint(undefined);
		if (!(await act(() => administration.change(id, { email: wanted })))) return;
		setTyped(wanted);
		setDone({ sentence: fill(wanted === "" ? said.done.none : said.done.set, { account: name, email: wanted }) });
		await onChanged();
	};
	const confirm = (event: FormEvent) => {
		event.preventDefault();
		if (EmailAddress.safeParse(typed).success) return void set(typed);
		setComplaint(said.bad);
		field.current?.focus();
	};

	return (
		<AccountSection heading={said.heading} hint={said.hint}>
			<form className="stack" noValidate onSubmit={confirm}>
				<Field
					field={field}
					label={said.label}
					hint={standing(email, emailVerified)}
					value={typed}
					onChange={(value) => setTyped(value.trim())}
					complaint={complaint}
					autoComplete="off"
				/>
				{failure && <FailureNote failure={failure} />}
				<div className="form-acts">
					<button type="submit" className="button" aria-disabled={busy}>
						{said.confirm}
					</button>
					{email !== "" && (
						<button type="button" className="button" aria-disabled={busy} onClick={() => void set("")}>
							{said.takeAway}
						</button>
					)}
				</div>
			</form>
			<DoneNote done={done} />
		</AccountSection>
	);
}

function standing(email: string, verified: boolean): string {
	if (email === "") return said.none;
	return verified ? said.confirmed : said.unconfirmed;
}
