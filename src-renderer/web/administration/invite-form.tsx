import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import type { CreatedInvite } from "../../../contract/invite.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { CheckBox } from "../../forms/check-box.tsx";
import { words } from "../../words.ts";
import { administration } from "./administration.ts";

const { invite: said } = words.administration;

interface InviteFormProps {
	readonly onMade: (link: CreatedInvite, admin: boolean) => void;
	readonly onCancel: () => void;
}

/** What an invite gives, and how long its link works. */
export function InviteForm({ onMade, onCancel }: InviteFormProps) {
	const id = useId();
	const first = useRef<HTMLSelectElement>(null);
	const [admin, setAdmin] = useState(false);
	const [hours, setHours] = useState("24");
	const { busy, failure, act } = useAct();
	useEffect(() => first.current?.focus(), []);

	const make = async (event: FormEvent) => {
		event.preventDefault();
		const roles = admin ? (["admin"] as const) : [];
		await act(async () => onMade(await administration.invite({ roles: [...roles], hours: Number(hours) }), admin));
	};

	return (
		<form className="stack" onSubmit={(event) => void make(event)}>
			<div>
				<h2>{said.heading}</h2>
				<p className="hint">{said.hint}</p>
			</div>
			<div className="field">
				<label htmlFor={id}>{said.hours}</label>
				<select
					ref={first}
					id={id}
					className="input short"
					value={hours}
					onChange={(event) => setHours(event.target.value)}
				>
					{Object.entries(said.durations).map(([value, label]) => (
						<option key={value} value={value}>
							{label}
						</option>
					))}
				</select>
			</div>
			<CheckBox label={said.admin} hint={said.adminHint} checked={admin} onChange={setAdmin} />
			{failure && <FailureNote failure={failure} />}
			<div className="form-acts">
				<button type="submit" className="button pen" aria-disabled={busy}>
					{said.make}
				</button>
				<button type="button" className="button" onClick={onCancel}>
					{said.cancel}
				</button>
			</div>
		</form>
	);
}
