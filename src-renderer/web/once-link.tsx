import "./once-link.css";
import { useEffect, useId, useRef, useState } from "react";
import type { CreatedInvite } from "../../contract/invite.ts";
import { fill } from "../text/fill.ts";
import { dayAndMinute } from "../time/instants.ts";
import { words } from "../words.ts";

const { onceLink } = words.administration;

interface OnceLinkProps {
	readonly link: Pick<CreatedInvite, "url" | "expiresAt">;
	/** What it is called, where it is no link. */
	readonly label?: string;
	/** What the link does, in a sentence. */
	readonly about: string;
	readonly onDone: () => void;
}

/** A link, or a code, whose secret the server can not show a second time, with the way to take it along. */
export function OnceLink({ link, label = onceLink.label, about, onDone }: OnceLinkProps) {
	const id = useId();
	const field = useRef<HTMLInputElement>(null);
	const [copied, setCopied] = useState<boolean>();
	// The form that was sent is gone; what it gave takes the focus.
	useEffect(() => {
		field.current?.focus();
		field.current?.select();
	}, []);

	const copy = async () => {
		try {
			await navigator.clipboard.writeText(link.url);
			setCopied(true);
		} catch {
			field.current?.select();
			setCopied(false);
		}
	};

	return (
		<div className="once-link">
			<div className="field">
				<label htmlFor={id}>{label}</label>
				<p id={`${id}-hint`} className="hint">
					{fill(onceLink.hint, { until: dayAndMinute(link.expiresAt, Date.now()) })} {about}
				</p>
				<input
					ref={field}
					id={id}
					className="input verbatim"
					readOnly
					value={link.url}
					aria-describedby={`${id}-hint`}
				/>
			</div>
			<div className="form-acts">
				<button type="button" className="button pen" onClick={() => void copy()}>
					{onceLink.copy}
				</button>
				<button type="button" className="button" onClick={onDone}>
					{onceLink.done}
				</button>
				<span role="status" className="hint">
					{copied !== undefined && (copied ? onceLink.copied : onceLink.notCopied)}
				</span>
			</div>
		</div>
	);
}
