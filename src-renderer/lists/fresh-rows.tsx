import "./fresh-rows.css";
import { counted } from "../text/fill.ts";
import { words } from "../words.ts";

/** Says how many rows wait above a list that is held still, and lets them in. */
export function FreshRows({ count, onShow }: { count: number; onShow: () => void }) {
	if (count === 0) return null;
	return (
		<button type="button" className="link fresh-rows" onClick={onShow}>
			{counted(words.waiting.fresh, count)}
		</button>
	);
}
