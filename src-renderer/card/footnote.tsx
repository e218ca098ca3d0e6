import { words } from "../words.ts";

/** Below an open card: what a signature means; and the way to report, where it is possible only with the denial. */
export function Footnote({ onReport }: { onReport: (() => void) | undefined }) {
	return (
		<p className="hint small footnote">
			{words.card.foot}
			{onReport && (
				<button type="button" className="link" onClick={onReport}>
					{words.report.denyAndReport}
				</button>
			)}
		</p>
	);
}
