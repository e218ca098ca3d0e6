import { counted } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";

const { waiting: said } = desktopWords;

interface QueueHeadingProps {
	readonly announced: number;
	readonly silent: number;
}

/** How many wait, as the room's statement. */
export function QueueHeading({ announced, silent }: QueueHeadingProps) {
	return (
		<div className="queue-heading">
			<h1 tabIndex={-1} className="statement">
				{announced > 0 ? counted(said.count, announced) : counted(said.silent, silent)}
			</h1>
			<p className="hint small">{announced > 0 ? said.hint : said.silentHint}</p>
		</div>
	);
}
