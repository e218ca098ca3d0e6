import "./copyable.css";
import { type RefObject, useId, useRef, useState } from "react";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

interface CopyableProps {
	readonly label: string;
	readonly text: string;
	/** Several lines, which belong together. */
	readonly block?: boolean;
}

/** A value to be taken elsewhere, whole, as it stands here. */
export function Copyable({ label, text, block = false }: CopyableProps) {
	const id = useId();
	const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
	const [copied, setCopied] = useState<boolean>();

	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			setCopied(true);
		} catch {
			field.current?.select();
			setCopied(false);
		}
	};

	return (
		<div className="copyable">
			<label htmlFor={id}>{label}</label>
			<Shown id={id} field={field} text={text} block={block} />
			<button
				type="button"
				className="button"
				aria-label={fill(words.copy.copyThat, { label })}
				onClick={() => void copy()}
			>
				{words.copy.copy}
			</button>
			<span role="status" className="hint">
				{copied !== undefined && (copied ? words.copy.copied : words.copy.notCopied)}
			</span>
		</div>
	);
}

interface ShownProps {
	readonly id: string;
	readonly field: RefObject<(HTMLInputElement & HTMLTextAreaElement) | null>;
	readonly text: string;
	readonly block: boolean;
}

function Shown({ id, field, text, block }: ShownProps) {
	if (!block) return <input ref={field} id={id} className="input verbatim" readOnly value={text} />;
	const rows = text.split("\n").length;
	return <textarea ref={field} id={id} className="input verbatim" readOnly rows={rows} value={text} />;
}
