import { type Ref, useId, useState } from "react";
import { desktopWords } from "../../words/desktop.ts";

const { keys: said } = desktopWords;

interface PinFieldProps {
	readonly field: Ref<HTMLInputElement>;
	readonly label: string;
	/** How many tries are left, where that is told. */
	readonly tries?: string | undefined;
	readonly complaint: string | undefined;
	readonly onInput: () => void;
}

/**
 * A field for a PIN. It holds what is typed by itself: nothing of it is kept as state, nor written into the document,
 * where a value that React knows would stand as an attribute.
 */
export function PinField({ field, label, tries, complaint, onInput }: PinFieldProps) {
	const id = useId();
	const [shown, setShown] = useState(false);
	return (
		<div className="pin-field">
			<p className="pin-label">
				<label id={`${id}-label`} htmlFor={id}>
					{label}
				</label>
				{tries !== undefined && (
					<span id={`${id}-tries`} className="hint small">
						{tries}
					</span>
				)}
			</p>
			<div className="pin-line">
				<input
					ref={field}
					id={id}
					type={shown ? "text" : "password"}
					className="input"
					onInput={onInput}
					autoComplete="off"
					autoCapitalize="none"
					autoCorrect="off"
					spellCheck={false}
					aria-invalid={complaint !== undefined}
					aria-describedby={[tries === undefined ? "" : `${id}-tries`, complaint ?? ""].join(" ").trim() || undefined}
				/>
				<button type="button" className="link small" aria-describedby={`${id}-label`} onClick={() => setShown(!shown)}>
					{shown ? said.hide : said.show}
				</button>
			</div>
		</div>
	);
}
