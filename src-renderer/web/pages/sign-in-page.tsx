import { type FormEvent, useEffect, useRef } from "react";
import type { Account } from "../../../contract/account.ts";
import { Problem } from "../../../contract/problem.ts";
import { Alone } from "../../alone/alone.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { words } from "../../words.ts";
import { Invited } from "../links/invited.tsx";
import { LostPasskey } from "../links/lost-passkey.tsx";
import { signIn } from "../sign-in.ts";
import { useSignInName } from "../sign-in-name.tsx";

interface SignInPageProps {
	/** There was a session, and the server knows it no more. */
	readonly ended: boolean;
	readonly onSignedIn: (account: Account) => void;
	/** Somebody pasted the link that they were sent. */
	readonly onInvited: (secret: string) => void;
}

/** Stands in the place of whatever page was asked for, and gives way to it. */
export function SignInPage({ ended, onSignedIn, onInvited }: SignInPageProps) {
	const { busy, failure, act } = useAct();
	const { who, field, offer } = useSignInName(words.signIn.byName);
	const button = useRef<HTMLButtonElement>(null);
	usePageTitle(words.signIn.page);
	useEffect(() => button.current?.focus(), []);

	const start = (event: FormEvent) => {
		event.preventDefault();
		void act(async () => {
			// Answered like a name that nobody has.
			if (who === undefined) throw new Problem("signin-refused");
			onSignedIn(await signIn(who));
		});
	};
	return (
		<Alone>
			<div className="stack">
				<form className="stack" onSubmit={start}>
					<div>
						<h1 tabIndex={-1}>{words.signIn.page}</h1>
						<p className="hint">{ended ? words.signIn.ended : words.signIn.hint}</p>
					</div>
					{field}
					{failure && <FailureNote failure={failure} />}
					<button ref={button} type="submit" className="button sign wide" aria-disabled={busy}>
						{busy ? words.signIn.waiting : words.signIn.use}
					</button>
					{offer}
				</form>
				<Invited onInvited={onInvited} />
				<LostPasskey />
			</div>
		</Alone>
	);
}
