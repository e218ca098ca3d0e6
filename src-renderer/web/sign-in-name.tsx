import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { AccountName } from "../../contract/account.ts";
import { words } from "../words.ts";

export interface SignInName {
	/** What the server is asked for; `undefined` where what was typed is no name. */
	readonly who: string | undefined;
	/** The field, once it was asked for. */
	readonly field: ReactNode;
	/** The way to the field. */
	readonly offer: ReactNode;
}

/** Usually the passkey knows whose it is; a key that keeps no list of accounts is asked for by a name. */
export function useSignInName(label: string, known = ""): SignInName {
	const id = useId();
	const input = useRef<HTMLInputElement>(null);
	const [open, setOpen] = useState(false);
	const [name, setName] = useState(known);
	useEffect(() => {
		if (open) input.current?.focus();
	}, [open]);

	return {
		who: !open || name === "" ? "-" : AccountName.safeParse(name).data,
		field: open && (
			<div className="field">
				<label htmlFor={id}>{words.signIn.name}</label>
				<input
					ref={input}
					id={id}
					className="input verbatim"
					value={name}
					onChange={(event) => setName(event.target.value.trim().toLowerCase())}
					autoComplete="username"
					autoCapitalize="none"
					spellCheck={false}
				/>
			</div>
		),
		offer: !open && (
			<p className="small">
				<button type="button" className="link" onClick={() => setOpen(true)}>
					{label}
				</button>
				<span className="hint"> {words.signIn.byNameHint}</span>
			</p>
		),
	};
}
