import "./notice.css";
import type { FailureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { focusHeading } from "../../rooms/focus-heading.ts";
import { desktopWords } from "../../words/desktop.ts";

interface NoticeProps {
	readonly failure: FailureCode | undefined;
	readonly onDismiss: () => void;
}

/** What went wrong with something that no room waits for, until it is read. */
export function Notice({ failure, onDismiss }: NoticeProps) {
	const dismiss = () => {
		// The button goes away with the note.
		focusHeading();
		onDismiss();
	};
	return (
		<section className="notice" aria-label={desktopWords.notice} hidden={failure === undefined}>
			{failure && (
				<>
					<FailureNote failure={failure} />
					<button type="button" className="link" onClick={dismiss}>
						{desktopWords.dismiss}
					</button>
				</>
			)}
		</section>
	);
}
