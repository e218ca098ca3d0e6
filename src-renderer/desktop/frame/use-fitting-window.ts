import { useEffect } from "react";
import { main } from "../main-process.ts";

/** Has the window grow while what stands in it is higher; it takes its own height again by itself in the next room. */
export function useFittingWindow(): void {
	useEffect(() => {
		const look = () => {
			const { scrollHeight } = document.documentElement;
			// Where it can not grow, the page scrolls.
			if (scrollHeight > innerHeight) main.fitWindow({ height: scrollHeight }).catch(() => undefined);
		};
		const watcher = new ResizeObserver(look);
		watcher.observe(document.body);
		return () => watcher.disconnect();
	}, []);
}
