import { useState } from "react";
import { AnswerView } from "../../desk/answer-view.tsx";
import { useAnswer } from "../../desk/use-answer.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

const { about: said } = desktopWords;

function readDiagnostics(): Promise<string> {
	return main.diagnostics({});
}

/** What this app is, and what somebody who helps needs to know of it. */
export function AboutRoom({ version }: { version: string }) {
	const diagnostics = useAnswer(readDiagnostics);
	const [copied, setCopied] = useState(false);
	const wish = useWish();
	const copy = () =>
		wish(async () => {
			setCopied(false);
			await main.copyDiagnostics({});
			setCopied(true);
		});
	return (
		<RoomFrame title={said.page} leaves>
			<div className="stack">
				<h1 tabIndex={-1}>{said.page}</h1>
				<p>{fill(said.version, { version })}</p>
				<p>{said.what}</p>
				<p className="hint">{said.licence}</p>
				<h2>{said.diagnostics}</h2>
				<p className="hint small">{said.diagnosticsHint}</p>
				<AnswerView answered={diagnostics}>
					{(text) => (
						<>
							<pre className="diagnostics wide">{text}</pre>
							<p className="foot-line">
								<button type="button" className="button small" onClick={copy}>
									{said.copy}
								</button>
								<span role="status">{copied && said.copied}</span>
							</p>
						</>
					)}
				</AnswerView>
			</div>
		</RoomFrame>
	);
}
