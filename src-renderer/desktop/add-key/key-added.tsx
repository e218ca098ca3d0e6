import { desktopWords } from "../../words/desktop.ts";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

const { addKey: said } = desktopWords;

/** It is registered; what can be done next. */
export function KeyAdded({ onAnother }: { onAnother: () => void }) {
	const wish = useWish();
	return (
		<div className="foot-buttons">
			<button type="button" className="button" onClick={onAnother}>
				{said.another}
			</button>
			<button type="button" className="button" onClick={() => wish(() => main.back({}))}>
				{said.close}
			</button>
		</div>
	);
}
