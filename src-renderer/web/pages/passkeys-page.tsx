import "../passkeys/passkeys.css";
import { useState } from "react";
import { Link } from "wouter";
import type { Passkey } from "../../../contract/account.ts";
import { AnswerView } from "../../desk/answer-view.tsx";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { useAnswer } from "../../desk/use-answer.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { usePageTitle } from "../../rooms/use-page-title.ts";
import { fill } from "../../text/fill.ts";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";
import { type OwnPasskeys, readOwnPasskeys, removePasskey, renamePasskey } from "../passkeys/own-passkeys.ts";
import { PasskeyList } from "../passkeys/passkey-list.tsx";
import { SecondKey } from "../passkeys/second-key.tsx";

/** The reader's own passkeys: what they are, when they signed last, and a second one where there is only one. */
export function PasskeysPage({ waiting }: { waiting: number }) {
	const answered = useAnswer(readOwnPasskeys);
	usePageTitle(words.passkeys.page, waiting);
	return (
		<>
			<div className="place-heading">
				<div>
					<h1 tabIndex={-1}>{words.passkeys.page}</h1>
					<p className="hint">{words.passkeys.hint}</p>
				</div>
				<Link href="/passkeys/add" className="button pen">
					{words.passkeys.add}
				</Link>
			</div>
			<AnswerView answered={answered}>{(own) => <Known own={own} again={answered.again} />}</AnswerView>
		</>
	);
}

function Known({ own: { account, passkeys }, again }: { own: OwnPasskeys; again: () => Promise<void> }) {
	const { busy, failure, act } = useAct();
	const [said, say] = useState("");
	const rename = async (passkey: Passkey, name: string) => {
		const done = await act(() => renamePasskey(account.id, passkey.id, name));
		if (done) say(fill(words.passkeys.renamed, { passkey: name }));
		if (done) await again();
		return done;
	};
	const remove = async (passkey: Passkey) => {
		if (!(await act(() => removePasskey(account.id, passkey.id)))) return;
		say(fill(words.passkeys.removed, { passkey: passkey.name }));
		focusHeading();
		await again();
	};
	return (
		<>
			{account.recoveredAt !== undefined && (
				<p className="note late recovered">
					{fill(words.passkeys.recovered, { time: dayAndMinute(account.recoveredAt, Date.now()) })}
				</p>
			)}
			{passkeys.length === 1 && <SecondKey />}
			<p role="status" className={said === "" ? "unseen" : "said"}>
				{said}
			</p>
			{failure && <FailureNote failure={failure} />}
			<PasskeyList passkeys={passkeys} busy={busy} onRename={rename} onRemove={(passkey) => void remove(passkey)} />
		</>
	);
}
