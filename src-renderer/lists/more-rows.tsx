import "./more-rows.css";
import { counted } from "../text/fill.ts";
import { words } from "../words.ts";

/** So many rows a list shows, and counts the rest: nobody reads more, and thousands would hold up the page. */
export const rowsShown = 50;

/** Says how many rows stand in no list, and that they are the older ones. */
export function MoreRows({ count }: { count: number }) {
	if (count <= 0) return null;
	return <p className="hint more-rows">{counted(words.waiting.moreRows, count)}</p>;
}
