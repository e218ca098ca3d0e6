import "./second-key.css";
import { Link } from "wouter";
import { words } from "../../words.ts";

/** Offers a second passkey; calm, because nothing is wrong yet. */
export function SecondKey({ onLater }: { onLater?: () => void }) {
	return (
		<section className="second-key" aria-labelledby="second-key">
			<div>
				<h2 id="second-key">{words.passkeys.second}</h2>
				<p className="hint">{words.passkeys.secondHint}</p>
			</div>
			<div className="row-acts">
				<Link href="/passkeys/add" className="button pen" onClick={onLater}>
					{words.passkeys.secondAdd}
				</Link>
				{onLater && (
					<button type="button" className="button" onClick={onLater}>
						{words.passkeys.later}
					</button>
				)}
			</div>
		</section>
	);
}
