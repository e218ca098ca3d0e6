import { useEffect } from "react";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

/** Names the page in the browser's tab, and the number that waits. */
export function usePageTitle(page: string | undefined, waiting = 0): void {
	const title = page === undefined ? words.name : fill(words.title.page, { page });
	useEffect(() => {
		document.title = waiting > 0 ? fill(words.title.waiting, { count: waiting, page: title }) : title;
	}, [title, waiting]);
}
