import { type FormEvent, useId, useState } from "react";
import { words } from "../../../words.ts";

const { group: said } = words;

interface MemberFormProps {
	/** The accounts that are not in the group. */
	readonly others: readonly string[];
	readonly busy: boolean;
	readonly onPut: (account: string) => void;
}

/** Puts one more account into a group. */
export function MemberForm({ others, busy, onPut }: MemberFormProps) {
	const id = useId();
	const [chosen, setChosen] = useState("");
	const account = others.includes(chosen) ? chosen : others[0];
	if (account === undefined) return <p className="hint">{said.everybodyIn}</p>;

	const put = (event: FormEvent) => {
		event.preventDefault();
		onPut(account);
	};

	return (
		<form className="member-form" onSubmit={put}>
			<div className="field">
				<label htmlFor={id}>{said.add}</label>
				<select id={id} className="input" value={account} onChange={(event) => setChosen(event.target.value)}>
					{others.map((other) => (
						<option key={other}>{other}</option>
					))}
				</select>
			</div>
			<button type="submit" className="button" aria-disabled={busy}>
				{said.addNow}
			</button>
		</form>
	);
}
