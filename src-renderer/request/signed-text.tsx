import "./signed-text.css";
import { useId } from "react";

/** A signed text, line by line as it stands. */
export function SignedText({ text, label }: { text: string; label: string }) {
	const id = useId();
	const lines = text.replace(/\n$/, "").split("\n");
	return (
		<figure className="signed-text" aria-labelledby={id}>
			<figcaption id={id}>{label}</figcaption>
			<code>
				{lines.map((line) => (
					<bdi key={line} dir="ltr">
						{line}
					</bdi>
				))}
			</code>
		</figure>
	);
}
