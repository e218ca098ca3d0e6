import { type RefObject, useEffect, useState } from "react";

/** Whether the end of what is to be read has been on screen, above the foot that may lie over it. */
export function useAllSeen(end: RefObject<HTMLElement | null>, foot: RefObject<HTMLElement | null>): boolean {
	const [seen, setSeen] = useState(false);
	useEffect(() => {
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
	}, [seen, end, foot]);
	return seen;
}
