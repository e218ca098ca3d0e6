import { type FormEvent, useEffect, useRef, useState } from "react";
import { PasskeyName } from "../../../contract/account.ts";
import type { FailureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { Field } from "../../forms/field.tsx";
import { words } from "../../words.ts";

const { adding } = words.passkeys;

interface MakeStepProps {
	readonly busy: boolean;
	readonly failure: FailureCode | undefined;
	readonly onMake: (name: string) => void;
}

export function MakeStep({ busy, failure, onMake }: MakeStepProps) {
	const field = useRef<HTMLInputElement>(null);
	const [name, setName] = useState<string>(adding.nameDefault);
	const bad = PasskeyName.safeParse(name).success ? undefined : words.join.passkeyBad;
	useEffect(() => field.current?.select(), []);
	const make = (event: FormEvent) => {
		event.preventDefault();
		if (bad) return field.current?.focus();
		onMake(name);
	};
	return (
		<form className="stack" noValidate onSubmit={make}>
			<p>{adding.make}</p>
			<Field
				field={field}
				label={adding.name}
				hint={adding.nameHint}
				value={name}
				onChange={setName}
				complaint={bad}
				autoComplete="off"
			/>
			{failure && <FailureNote failure={failure} />}
			<button type="submit" className="button sign wide" aria-disabled={busy}>
				{busy ? words.signIn.waiting : adding.makeButton}
			</button>
		</form>
	);
}
