import "./quieted-sources.css";
import { useCallback, useEffect, useState } from "react";
import type { QuietedSource } from "../../../contract/quieted.ts";
import type { Lifting } from "../../desk/card-desk.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { useAct } from "../../desk/use-act.ts";
import { fill } from "../../text/fill.ts";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { dayAndMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";

interface QuietedSourcesProps {
	readonly lifting: Lifting;
	/** Says when there may be others. */
	readonly revision: number;
}

/** The sources that are silent because the reader reported them; nothing where there are none. */
export function QuietedSources({ lifting, revision }: QuietedSourcesProps) {
	const [sources, setSources] = useState<readonly QuietedSource[]>([]);
	const [lifted, setLifted] = useState<string>();
	const { failure, act } = useAct();
	// Where this can not be read, the page still shows all that waits.
	const read = useCallback(() => lifting.quieted().then(setSources, () => {}), [lifting]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the revision is not read, it says when to read
	useEffect(() => void read(), [read, revision]);

	const lift = ({ id, source }: QuietedSource) =>
		act(async () => {
			await lifting.lift(id);
			setLifted(source);
			await read();
		});
	if (sources.length === 0 && lifted === undefined) return null;
	return (
		<section className="quieted" aria-labelledby="quieted">
			<h2 id="quieted" tabIndex={-1}>
				{words.quieted.heading}
			</h2>
			{sources.length > 0 && <p className="hint">{words.quieted.hint}</p>}
			<p role="status">
				{lifted !== undefined && <Phrase text={words.quieted.lifted} values={{ source: <Value text={lifted} /> }} />}
			</p>
			{failure && <FailureNote failure={failure} />}
			<ul>
				{sources.map((source) => (
					<li key={source.id}>
						<span>
							<Value text={source.source} />{" "}
							<span className="hint">
								{fill(words.quieted.until, { time: dayAndMinute(source.until, Date.now()) })}
							</span>
						</span>
						<button
							type="button"
							className="button small"
							aria-label={fill(words.quieted.liftThat, { source: source.source })}
							onClick={(event) => {
								// The row goes away, and with it the place where the focus stood.
								event.currentTarget.closest("section")?.querySelector("h2")?.focus();
								void lift(source);
							}}
						>
							{words.quieted.lift}
						</button>
					</li>
				))}
			</ul>
		</section>
	);
}
