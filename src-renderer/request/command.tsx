import "./command.css";
import { useEffect, useId, useRef, useState } from "react";
import { counted } from "../text/fill.ts";
import { Value } from "../text/value.tsx";
import { words } from "../words.ts";

const linesShown = 4;

/** A command in full, or its first four lines with the way to the others. Once opened it stays open. */
export function Command({ text, onFolded }: { text: string; onFolded?: ((folded: boolean) => void) | undefined }) {
	const id = useId();
	const box = useRef<HTMLDivElement>(null);
	const [lines, setLines] = useState(0);
	const [opened, setOpened] = useState(false);
	const folded = !opened && lines > linesShown;

	useEffect(() => {
		const element = box.current;
		if (!element) return;
		const measure = () => {
			const lineHeight = Number.parseFloat(getComputedStyle(element).lineHeight);
			setLines(Math.round(element.scrollHeight / lineHeight));
		};
		const watcher = new ResizeObserver(measure);
		watcher.observe(element);
		measure();
		return () => watcher.disconnect();
	}, []);
	useEffect(() => onFolded?.(folded), [folded, onFolded]);

	const open = () => {
		setOpened(true);
		// The button goes away; whoever pressed it goes on reading where the command begins.
		box.current?.focus({ preventScroll: true });
	};

	return (
		<>
			<div ref={box} id={id} tabIndex={-1} className={folded ? "command folded" : "command"}>
				<Value text={text} />
			</div>
			{folded && (
				<button type="button" className="link small" aria-controls={id} aria-expanded="false" onClick={open}>
					{counted(words.facts.showLines, lines)}
				</button>
			)}
		</>
	);
}
