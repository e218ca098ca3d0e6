import { type FormEvent, useEffect, useRef, useState } from "react";
import type { Account } from "../../../contract/account.ts";
import { AccountName } from "../../../contract/account.ts";
import { Alone } from "../../alone/alone.tsx";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { words } from "../../words.ts";
import { signIn } from "../sign-in.ts";
import { usePageTitle } from "../use-page-title.ts";

interface SignInPageProps {
	/** There was a session, and the server knows it no more. */
	readonly ended: boolean;
	readonly onSignedIn: (account: Account) => void;
}

/** Stands in the place of whatever page was asked for, and gives way to it. */
export function SignInPage({ ended, onSignedIn }: SignInPageProps) {
	const [byName, setByName] = useState(false);
	const [name, setName] = useState("");
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<FailureCode>();
	const button = useRef<HTMLButtonElement>(null);
	const field = useRef<HTMLInputElement>(null);
	usePageTitle(words.signIn.page);
	useEffect(() => button.current?.focus(), []);
	useEffect(() => {
		if (byName) field.current?.focus();
	}, [byName]);

	const start = async (event: FormEvent) => {
		event.preventDefault();
		if (busy) return;
		setBusy(true);
		setFailure(undefined);
		try {
			onSignedIn(await signIn(byName && name !== "" ? AccountName.parse(name) : "-"));
		} catch (thrown) {
			setBusy(false);
			setFailure(AccountName.safeParse(name).success || !byName ? failureCode(thrown) : "signin-refused");
		}
	};

	return (
		<Alone>
			<form className="stack" onSubmit={(event) => void start(event)}>
				<div>
					<h1 tabIndex={-1}>{words.signIn.page}</h1>
					<p className="hint">{ended ? words.signIn.ended : words.signIn.hint}</p>
				</div>
				{byName && (
					<div className="field">
						<label htmlFor="name">{words.signIn.name}</label>
						<input
							ref={field}
							id="name"
							className="input verbatim"
							value={name}
							onChange={(event) => setName(event.target.value.trim().toLowerCase())}
							autoComplete="username"
							autoCapitalize="none"
							spellCheck={false}
						/>
					</div>
				)}
				{failure && <FailureNote failure={failure} />}
				<button ref={button} type="submit" className="button sign wide" aria-disabled={busy}>
					{busy ? words.signIn.waiting : words.signIn.use}
				</button>
				{!byName && (
					<p className="small">
						<button type="button" className="link" onClick={() => setByName(true)}>
							{words.signIn.byName}
						</button>
						<span className="hint"> {words.signIn.byNameHint}</span>
					</p>
				)}
			</form>
		</Alone>
	);
}
