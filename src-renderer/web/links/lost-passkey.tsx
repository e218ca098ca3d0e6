import { words } from "../../words.ts";
import { Unfolding } from "./unfolding.tsx";

/** Every way back to an account whose passkey is gone. */
export function LostPasskey() {
	return (
		<Unfolding label={words.lost.open}>
			<ul className="effects">
				<li>{words.lost.another}</li>
				<li>{words.lost.administrator}</li>
				<li>
					{words.lost.machine} <code className="terminal-line">{words.lost.command}</code>
				</li>
			</ul>
		</Unfolding>
	);
}
