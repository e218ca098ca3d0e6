import "./mark.css";
import { mark22 } from "./strokes.ts";

/** The mark as the first thing in an empty window: all is well, no connection, or not paired. */
export function LargeMark({ is }: { is: "idle" | "offline" | "unpaired" }) {
	return (
		<svg className={`mark large ${is}`} viewBox="0 0 22 22" width="56" height="56" aria-hidden="true">
			{is === "unpaired" ? <Unpaired /> : <Strokes offline={is === "offline"} />}
		</svg>
	);
}

function Strokes({ offline }: { offline: boolean }) {
	return (
		<>
			<g className="mark-strokes">
				<path d={mark22.first} className="mark-asks" />
				<path d={mark22.second} className="mark-answers" />
				<path d={offline ? mark22.shortLine : mark22.line} className="mark-line" />
			</g>
			{offline && <path d={mark22.cross} className="mark-cross" />}
		</>
	);
}

/** A plus over a dashed line: dash and gap are an eighth of the width. */
function Unpaired() {
	return (
		<>
			<path d={mark22.plus} />
			<path d={mark22.line} className="mark-line" strokeDasharray="2.75 2.75" />
		</>
	);
}
