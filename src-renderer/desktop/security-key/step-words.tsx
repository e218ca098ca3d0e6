import type { KeyPinStep, KeyStep } from "../../../contract/desktop/key-step.ts";
import type { PinFault } from "./pin-entry.ts";
import { isPinStep, pinComplaint, pinNews, type ShownStep, stepNews } from "./step-news.ts";
import { TouchPicture } from "./touch-picture.tsx";

export interface FoundFault {
	readonly fault: PinFault | undefined;
	/** Counts up, so that the same fault is said again when it is made again. */
	readonly nth: number;
	/** Names what says it. */
	readonly id: string;
}

interface StepWordsProps {
	readonly step: KeyStep | undefined;
	readonly account: string;
	/** The key is to be registered, and none that is registered will do. */
	readonly enrolling: boolean;
	readonly found: FoundFault;
}

/** What the person has to do now, and what happened before; of a PIN only what its field does not say. */
export function StepWords({ step, account, enrolling, found }: StepWordsProps) {
	if (isPinStep(step)) return <PinWords step={step} found={found} />;
	const { before, title, hint } = stepNews(step, account, enrolling);
	return (
		<>
			{before !== undefined && <p className={step?.kind === "insert-key" ? "note late" : "note"}>{before}</p>}
			<div className="key-step">
				{isTouched(step) && <TouchPicture />}
				<div>
					<p className="key-title">{title}</p>
					{hint !== undefined && <p className="hint small">{hint}</p>}
				</div>
			</div>
		</>
	);
}

function isTouched(step: ShownStep): boolean {
	return step?.kind === "touch" || step?.kind === "touch-sensor" || step?.kind === "choose-key";
}

function PinWords({ step, found: { fault, nth, id } }: { step: KeyPinStep; found: FoundFault }) {
	const complaint = pinComplaint(step, fault);
	const news = pinNews(step);
	return (
		<>
			{news && (
				<p>
					<strong>{news.title}</strong> <span className="hint">{news.hint}</span>
				</p>
			)}
			{complaint && (
				<p key={nth} id={id} className="note">
					<strong>{complaint.what}</strong> {complaint.means}
				</p>
			)}
		</>
	);
}
