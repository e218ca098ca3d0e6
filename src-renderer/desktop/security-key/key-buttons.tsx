import { desktopWords } from "../../words/desktop.ts";
import { words } from "../../words.ts";

const { keys: said } = desktopWords;

/** How a step can be left without a key. */
export interface KeyWays {
	readonly onStop: () => void;
	/** Absent where no login is decided. */
	readonly onDeny?: (() => void) | undefined;
}

interface KeyButtonsProps {
	readonly ways: KeyWays;
	/** There is something to be sent: it is whole, or it is not yet. */
	readonly submits?: "ready" | "not-yet";
}

/** Deny and Cancel stand at every step; beside what leads on, Cancel stands below. */
export function KeyButtons({ ways: { onStop, onDeny }, submits }: KeyButtonsProps) {
	const cancelBelow = submits !== undefined && onDeny !== undefined;
	const cancel = (
		<button
			type="button"
			className={cancelBelow ? "link stop" : "button"}
			// It stands where Approve was: the second half of a double click gives nothing up.
			onClick={({ detail }) => detail < 2 && onStop()}
		>
			{said.cancel}
		</button>
	);
	return (
		<>
			<div className={submits ? "card-buttons" : "card-buttons even"}>
				{onDeny && (
					<button type="button" className="button" onClick={onDeny}>
						{words.card.deny}
					</button>
				)}
				{!cancelBelow && cancel}
				{submits && (
					<button type="submit" className="button sign" aria-disabled={submits === "not-yet"}>
						{said.submit}
					</button>
				)}
			</div>
			{cancelBelow && cancel}
		</>
	);
}
