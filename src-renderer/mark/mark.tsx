import "./mark.css";
import { mark22 } from "./strokes.ts";

/** The mark beside our name; the name itself says it to those who do not see it. */
export function Mark() {
	return (
		<svg className="mark" viewBox="0 0 22 22" width="22" height="22" aria-hidden="true">
			<path d={mark22.first} className="mark-asks" />
			<path d={mark22.second} className="mark-answers" />
			<path d={mark22.line} className="mark-line" />
		</svg>
	);
}
