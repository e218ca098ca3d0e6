import { useRef } from "react";
import { words } from "../../words.ts";

export interface Done {
	readonly sentence: string;
	/** Absent where it can not be taken back. */
	readonly undo?: () => void;
}

/** Says what was just done, and takes it back where it can be. */
export function DoneNote({ done }: { done: Done | undefined }) {
	const box = useRef<HTMLDivElement>(null);
	const undo = done?.undo;
	return (
		<div ref={box} role="status" tabIndex={-1} className="done">
			{done && (
				<p className="note calm">
					{done.sentence}{" "}
					{undo && (
						<button
							type="button"
							className="link"
							onClick={() => {
								// The button goes away; whoever pressed it stays at what is said in its place.
								box.current?.focus();
								undo();
							}}
						>
							{words.administration.undo}
						</button>
					)}
				</p>
			)}
		</div>
	);
}
