import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { type Passkey, PasskeyName } from "../../../contract/account.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";

interface RenamePasskeyProps {
	readonly passkey: Passkey;
	readonly busy: boolean;
	readonly onSave: (name: string) => void;
	readonly onCancel: () => void;
}

/** The field in a row where a passkey gets another name. Escape leaves it as it was. */
export function RenamePasskey({ passkey, busy, onSave, onCancel }: RenamePasskeyProps) {
	const id = useId();
	const field = useRef<HTMLInputElement>(null);
	const [name, setName] = useState(passkey.name);
	const bad = !PasskeyName.safeParse(name).success;
	useEffect(() => field.current?.select(), []);

	const save = (event: FormEvent) => {
		event.preventDefault();
		if (bad) return field.current?.focus();
		if (!busy) onSave(name);
	};
	const key = (event: KeyboardEvent) => {
		if (event.key === "Escape") onCancel();
	};
	return (
		<form className="rename" noValidate onSubmit={save} onKeyDown={key}>
			<label htmlFor={id} className="unseen">
				{fill(words.passkeys.newName, { passkey: passkey.name })}
			</label>
			<input
				ref={field}
				id={id}
				className="input"
				value={name}
				onChange={(event) => setName(event.target.value)}
				aria-invalid={bad}
				aria-describedby={`${id}-complaint`}
				autoComplete="off"
			/>
			<button type="submit" className="button small pen" aria-disabled={busy}>
				{words.passkeys.save}
			</button>
			<button type="button" className="button small" onClick={onCancel}>
				{words.passkeys.cancel}
			</button>
			<p id={`${id}-complaint`} className="complaint" aria-live="polite">
				{bad && words.join.passkeyBad}
			</p>
		</form>
	);
}
