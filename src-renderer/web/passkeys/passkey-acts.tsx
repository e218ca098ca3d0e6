import { useEffect, useId, useRef, useState } from "react";
import type { Passkey } from "../../../contract/account.ts";
import { fill } from "../../text/fill.ts";
import { words } from "../../words.ts";

interface PasskeyActsProps {
	readonly passkey: Passkey;
	/** The account has no other. */
	readonly only: boolean;
	readonly busy: boolean;
	readonly onRename: () => void;
	readonly onRemove: () => void;
}

/** What its owner can do with a passkey. Removing asks once more in its own place, and then a passkey. */
export function PasskeyActs({ passkey, only, busy, onRename, onRemove }: PasskeyActsProps) {
	const id = useId();
	const [asking, setAsking] = useState(false);
	const keep = useRef<HTMLButtonElement>(null);
	const remove = useRef<HTMLButtonElement>(null);
	const asked = useRef(false);
	useEffect(() => {
		if (asking) keep.current?.focus();
		else if (asked.current) remove.current?.focus();
		asked.current = asking;
	}, [asking]);
	const about = { passkey: passkey.name };

	if (asking)
		return (
			// biome-ignore lint/a11y/useSemanticElements: a fieldset lays out as a part of a form, which this is not
			<div role="group" aria-labelledby={id} className="remove-passkey">
				<p id={id}>{fill(words.passkeys.removeQuestion, about)}</p>
				<button ref={keep} type="button" className="button small" onClick={() => setAsking(false)}>
					{words.passkeys.keep}
				</button>
				<button type="button" className="button small sign" aria-disabled={busy} onClick={() => !busy && onRemove()}>
					{busy ? words.signIn.waiting : words.passkeys.removeNow}
				</button>
			</div>
		);
	return (
		<div className="row-acts">
			<button
				type="button"
				className="button small"
				aria-label={fill(words.passkeys.renameThat, about)}
				data-rename={passkey.id}
				onClick={onRename}
			>
				{words.passkeys.rename}
			</button>
			<button
				ref={remove}
				type="button"
				className="button small grave"
				aria-label={fill(words.passkeys.removeThat, about)}
				aria-disabled={only}
				aria-describedby={only ? "only-passkey" : undefined}
				onClick={() => !only && setAsking(true)}
			>
				{words.passkeys.remove}
			</button>
		</div>
	);
}
