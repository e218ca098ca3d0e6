import { Fact } from "../../../request/fact.tsx";
import { Value } from "../../../text/value.tsx";
import { words } from "../../../words.ts";

const { audit: said } = words;

/** What an outsider has to note, to see later whether the log was rewritten. */
export function ChainHead({ head }: { head: string }) {
	return (
		<details className="chain-head">
			<summary>{said.head}</summary>
			<p className="hint">{said.headHint}</p>
			<dl className="facts">
				<Fact label={said.head} tall>
					<Value text={head} />
				</Fact>
			</dl>
		</details>
	);
}
