import { useState } from "react";
import { Link } from "wouter";
import type { Account, Passkey } from "../../../contract/account.ts";
import { Problem } from "../../../contract/problem.ts";
import { useAct } from "../../desk/use-act.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";
import { MakeStep } from "../passkeys/make-step.tsx";
import { type BegunRegistration, beginAdding, finishAdding } from "../passkeys/own-passkeys.ts";
import { ProveStep } from "../passkeys/prove-step.tsx";

const { adding } = words.passkeys;

/** Two steps, because each of them asks for a passkey: one that is known, and then the new one. */
export function AddPasskeyPage({ account, waiting }: { account: Account; waiting: number }) {
	const [begun, setBegun] = useState<BegunRegistration>();
	const [added, setAdded] = useState<Passkey>();
	const { busy, failure, act } = useAct();
	usePageTitle(words.passkeys.add, waiting);

	const make = async (registration: BegunRegistration, name: string) => {
		try {
			setAdded(await finishAdding(account.id, registration, name));
		} catch (thrown) {
			// The server takes each beginning once; what went wrong in the browser can be tried again.
			if (thrown instanceof Problem) setBegun(undefined);
			throw thrown;
		}
	};
	if (added) return <Added passkey={added} />;
	return (
		<div className="column">
			<p className="top-line small">
				<Link href="/passkeys">{words.passkeys.page}</Link>
			</p>
			<div className="sheet stack">
				<h1 tabIndex={-1}>{words.passkeys.add}</h1>
				{begun ? (
					<MakeStep busy={busy} failure={failure} onMake={(name) => void act(() => make(begun, name))} />
				) : (
					<ProveStep
						busy={busy}
						failure={failure}
						onProve={() => void act(async () => setBegun(await beginAdding(account.id)))}
					/>
				)}
			</div>
		</div>
	);
}

function Added({ passkey }: { passkey: Passkey }) {
	return (
		<div className="column">
			<div className="sheet stack">
				<h1 tabIndex={-1} ref={(heading) => heading?.focus()}>
					{fill(adding.done, { passkey: passkey.name })}
				</h1>
				<p className="hint">{adding.doneHint}</p>
				<Link href="/passkeys" className="button pen">
					{adding.toList}
				</Link>
			</div>
		</div>
	);
}
