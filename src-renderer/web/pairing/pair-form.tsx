import { type FormEvent, useRef, useState } from "react";
import { PairingName, type PairingWish } from "../../../contract/pairing.ts";
import { Problem } from "../../../contract/problem.ts";
import { failureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { Field } from "../../forms/field.tsx";
import { fill } from "../../text/fill.ts";
import { atMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import { useSignInName } from "../sign-in-name.tsx";
import type { Granted } from "./go-back.tsx";
import { grantPairing } from "./grant-pairing.ts";
import { PairingMeaning } from "./pairing-meaning.tsx";

interface PairFormProps {
	readonly secret: string;
	readonly wish: PairingWish;
	/** Who is signed in here, if anybody is. */
	readonly account: string;
	readonly onGranted: (granted: Granted) => void;
	readonly onEnded: () => void;
}

/** What is asked for and what it means, the name of the device, and the way to the key. */
export function PairForm({ secret, wish, account, onGranted, onEnded }: PairFormProps) {
	const [name, setName] = useState(wish.name);
	const { who, field: whoField, offer } = useSignInName(words.pair.byName, account);
	const { busy, failure, act } = useAct();
	const field = useRef<HTMLInputElement>(null);
	const bad = PairingName.safeParse(name).success ? undefined : words.pair.nameBad;

	const grant = (event: FormEvent) => {
		event.preventDefault();
		if (bad) return field.current?.focus();
		void act(async () => {
			try {
				if (who === undefined) throw new Problem("signin-refused");
				onGranted(await grantPairing({ who, secret, wish, name }));
			} catch (thrown) {
				if (failureCode(thrown) === "link-ended") return onEnded();
				throw thrown;
			}
		});
	};
	return (
		<form className="stack" noValidate onSubmit={grant}>
			<div>
				<h1 tabIndex={-1}>{words.pair.page}</h1>
				<p className="hint">{words.pair.hint}</p>
			</div>
			<p className="note late">{words.pair.warn}</p>
			<PairingMeaning />
			<Field
				field={field}
				label={words.pair.name}
				hint={words.pair.nameHint}
				value={name}
				onChange={setName}
				complaint={bad}
				autoComplete="off"
			/>
			{whoField}
			{failure && <FailureNote failure={failure} />}
			<button type="submit" className="button sign wide" aria-disabled={busy}>
				{busy ? words.signIn.waiting : words.pair.grant}
			</button>
			{offer}
			<p className="hint small">{fill(words.pair.until, { time: atMinute(wish.expiresAt) })}</p>
		</form>
	);
}
