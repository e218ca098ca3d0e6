import "./mark.css";
import type { ShownState } from "../../contract/login-request.ts";
import { words } from "../words.ts";
import { glyphs } from "./strokes.ts";

/** A state is always glyph, word and colour together. */
export function StateWord({ state, children }: { state: ShownState; children?: string | undefined }) {
	return (
		<span className={`state ${state}`}>
			<StateGlyph state={state} />
			{children ?? words.states[state]}
		</span>
	);
}

function StateGlyph({ state }: { state: ShownState }) {
	const { strokes, dashed } = glyphs[state];
	return (
		<svg className="glyph" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
			{strokes.map(({ path, width }) => (
				<path key={path} d={path} strokeWidth={width} />
			))}
			<path d="M1 14.5H15" strokeWidth="1" strokeDasharray={dashed && "2 2"} />
		</svg>
	);
}
