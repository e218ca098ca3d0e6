import { words } from "../../words.ts";

export interface Done {
	readonly sentence: string;
	/** Absent where it can not be taken back. */
	readonly undo?: () => void;
}

/** Says what was just done, and takes it back where it can be. */
export function DoneNote({ done }: { done: Done | undefined }) {
	return (
		<div role="status">
			{done && (
				<p className="note calm done-note">
					{done.sentence}{" "}
					{done.undo && (
						<button type="button" className="link" onClick={done.undo}>
							{words.administration.undo}
						</button>
					)}
				</p>
			)}
		</div>
	);
}
