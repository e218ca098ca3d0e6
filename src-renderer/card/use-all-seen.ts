import { type RefObject, useEffect, useState } from "react";

/**
 * Whether the end of what is to be read has been on screen, above the foot that may lie over it. While a part is
 * `folded` away the end does not count: what is unfolded moves it down, and has to be read first.
 */
export function useAllSeen(
	end: RefObject<HTMLElement | null>,
	foot: RefObject<HTMLElement | null>,
	folded: boolean,
): boolean {
	const [seen, setSeen] = useState(false);
	useEffect(() => {
		if (folded) return setSeen(false);
		const [last, cover] = [end.current, foot.current];
		if (seen || !last || !cover) return;
		const look = () => {
			const covered = getComputedStyle(cover).position === "sticky" ? cover.offsetHeight : 0;
			const { bottom } = last.getBoundingClientRect();
			if (bottom <= window.innerHeight - covered + 1 && bottom >= 0) setSeen(true);
		};
		const watcher = new ResizeObserver(look);
		watcher.observe(document.documentElement);
		watcher.observe(last);
		addEventListener("scroll", look, { passive: true });
		look();
		return () => {
			watcher.disconnect();
			removeEventListener("scroll", look);
		};
	}, [seen, end, foot, folded]);
	return seen && !folded;
}
