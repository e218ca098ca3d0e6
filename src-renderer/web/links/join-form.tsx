import { type FormEvent, useRef, useState } from "react";
import { type Account, PasskeyName } from "../../../contract/account.ts";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { Field } from "../../forms/field.tsx";
import { words } from "../../words.ts";
import { nameComplaint } from "../account-name.ts";
import { join } from "../join.ts";
import { passkeyNameFor } from "../passkey-name.ts";

interface JoinFormProps {
	readonly secret: string;
	readonly onJoined: (account: Account) => void;
	readonly onEnded: () => void;
}

/** A name, a passkey, and one is in. */
export function JoinForm({ secret, onJoined, onEnded }: JoinFormProps) {
	const [name, setName] = useState("");
	const [touched, setTouched] = useState(false);
	const [taken, setTaken] = useState<string>();
	const [passkeyName, setPasskeyName] = useState(() => passkeyNameFor(navigator.userAgent));
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<FailureCode>();
	const nameField = useRef<HTMLInputElement>(null);
	const passkeyField = useRef<HTMLInputElement>(null);

	const badName = taken === name ? words.join.nameTaken : nameComplaint(name);
	// A name that is only too short yet may still be on its way.
	const saidAtOnce = name !== "" && badName !== words.join.nameShort;
	const badPasskey = PasskeyName.safeParse(passkeyName).success ? undefined : words.join.passkeyBad;

	const failed = (code: FailureCode) => {
		if (code === "link-ended") return onEnded();
		if (code !== "name-taken") return setFailure(code);
		setTaken(name);
		nameField.current?.focus();
	};
	const create = async (event: FormEvent) => {
		event.preventDefault();
		setTouched(true);
		if (badName) return nameField.current?.focus();
		if (badPasskey) return passkeyField.current?.focus();
		if (busy) return;
		setBusy(true);
		setFailure(undefined);
		try {
			onJoined(await join({ secret, name, passkeyName }));
		} catch (thrown) {
			setBusy(false);
			failed(failureCode(thrown));
		}
	};

	return (
		<form className="stack" noValidate onSubmit={(event) => void create(event)}>
			<div>
				<h1 tabIndex={-1}>{words.join.page}</h1>
				<p className="hint">{words.join.hint}</p>
			</div>
			<Field
				field={nameField}
				label={words.join.name}
				hint={words.join.nameRules}
				value={name}
				onChange={setName}
				onLeave={() => name !== "" && setTouched(true)}
				complaint={touched || saidAtOnce ? badName : undefined}
				autoComplete="username"
			/>
			<Field
				field={passkeyField}
				label={words.join.passkeyName}
				hint={words.join.passkeyHint}
				value={passkeyName}
				onChange={setPasskeyName}
				complaint={badPasskey}
				autoComplete="off"
			/>
			{failure && <FailureNote failure={failure} />}
			<button type="submit" className="button sign wide" aria-disabled={busy}>
				{busy ? words.join.waiting : words.join.create}
			</button>
		</form>
	);
}
