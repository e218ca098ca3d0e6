import "./signed-text.css";

/** A signed text, line by line as it stands. */
export function SignedText({ text, label }: { text: string; label: string }) {
	const lines = text.replace(/\n$/, "").split("\n");
	return (
		<figure className="signed-text">
			<figcaption>{label}</figcaption>
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
