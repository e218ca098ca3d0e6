import "./recover-form.css";
import { type FormEvent, useRef, useState } from "react";
import { type Account, PasskeyName } from "../../../contract/account.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { Field } from "../../forms/field.tsx";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { words } from "../../words.ts";
import { join } from "../join.ts";
import { passkeyNameFor } from "../passkey-name.ts";

const { effects } = words.recover;

interface RecoverFormProps {
	readonly secret: string;
	readonly account: string;
	readonly keepsPasskeys: boolean;
	readonly onJoined: (account: Account) => void;
	readonly onEnded: () => void;
}

/** Gives an account back to somebody who lost its keys, after saying all that this does. */
export function RecoverForm({ secret, account, keepsPasskeys, onJoined, onEnded }: RecoverFormProps) {
	const [passkeyName, setPasskeyName] = useState(() => passkeyNameFor(navigator.userAgent));
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<FailureCode>();
	const field = useRef<HTMLInputElement>(null);
	const bad = PasskeyName.safeParse(passkeyName).success ? undefined : words.join.passkeyBad;

	const recover = async (event: FormEvent) => {
		event.preventDefault();
		if (bad) return field.current?.focus();
		if (busy) return;
		setBusy(true);
		setFailure(undefined);
		try {
			onJoined(await join({ secret, name: account, passkeyName }));
		} catch (thrown) {
			setBusy(false);
			const code = failureCode(thrown);
			if (code === "link-ended") onEnded();
			else setFailure(code);
		}
	};
	return (
		<form className="stack" noValidate onSubmit={(event) => void recover(event)}>
			<h1 tabIndex={-1}>
				<Phrase text={words.recover.page} values={{ account: <Value text={account} /> }} />
			</h1>
			<div>
				<p>{words.recover.hint}</p>
				<ul className="effects">
					<li>{effects.sessions}</li>
					<li>{keepsPasskeys ? effects.kept : effects.passkeys}</li>
					<li>{effects.logins}</li>
					<li>{effects.told}</li>
				</ul>
			</div>
			<Field
				field={field}
				label={words.join.passkeyName}
				hint={words.join.passkeyHint}
				value={passkeyName}
				onChange={setPasskeyName}
				complaint={bad}
				autoComplete="off"
			/>
			{failure && <FailureNote failure={failure} />}
			<button type="submit" className="button sign wide" aria-disabled={busy}>
				{busy ? words.join.waiting : words.recover.go}
			</button>
		</form>
	);
}
