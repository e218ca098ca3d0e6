import "./pairing-meaning.css";
import { words } from "../../words.ts";

/** What a paired app may do, and what it can not. */
export function PairingMeaning() {
	return (
		<div className="pairing-meaning">
			<Part heading={words.pair.may} items={words.pair.mays} />
			<Part heading={words.pair.mayNot} items={words.pair.mayNots} />
		</div>
	);
}

function Part({ heading, items }: { heading: string; items: readonly string[] }) {
	return (
		<div>
			<h2>{heading}</h2>
			<ul>
				{items.map((item) => (
					<li key={item}>{item}</li>
				))}
			</ul>
		</div>
	);
}
