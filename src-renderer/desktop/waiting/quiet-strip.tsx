import type { DesktopSnapshot } from "../../../contract/desktop/snapshot.ts";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

const { quiet: said } = desktopWords;

/** Says that nothing pops up now, and why; with the way to end it. */
export function QuietStrip({ snapshot: { quiet, settings } }: { snapshot: DesktopSnapshot }) {
	const wish = useWish();
	if (!quiet) return null;
	const { doNotDisturb, quietHours } = settings;
	const off = () =>
		main.changeSettings(doNotDisturb ? { doNotDisturb: false } : { quietHours: { ...quietHours, on: false } });
	return (
		<section className="foot quiet-strip" aria-label={said.label}>
			<span>{doNotDisturb ? said.on : fill(said.until, { time: quietHours.to })}</span>
			<button type="button" className="link" onClick={() => wish(off)}>
				{doNotDisturb ? said.off : said.offHours}
			</button>
		</section>
	);
}
