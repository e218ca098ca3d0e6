import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "wouter";

/** After going to another page, the focus stands at its heading; unless the page itself has put it elsewhere. */
export function usePageFocus(main: RefObject<HTMLElement | null>): void {
	const [path] = useLocation();
	const before = useRef(path);
	useEffect(() => {
		if (before.current === path) return;
		before.current = path;
		const element = main.current;
		if (!element || (element !== document.activeElement && element.contains(document.activeElement))) return;
		scrollTo(0, 0);
		(element.querySelector("h1") ?? element).focus({ preventScroll: true });
	}, [path, main]);
}
