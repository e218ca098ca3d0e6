import "./key-prompt.css";
import { useEffect, useId, useRef, useState } from "react";
import type { KeyDialog, KeyStep } from "../../../contract/desktop/key-step.ts";
import { desktopWords } from "../../words/desktop.ts";
import { useEscape } from "../frame/use-escape.ts";
import { KeyButtons, type KeyWays } from "./key-buttons.tsx";
import type { PinFault } from "./pin-entry.ts";
import { PinForm } from "./pin-form.tsx";
import { isPinStep } from "./step-news.ts";
import { StepWords } from "./step-words.tsx";

const { keys: said } = desktopWords;

interface KeyPromptProps {
	/** Absent before the first step, and once the key has done its part. */
	readonly dialog: KeyDialog | undefined;
	/** Whose key it is. */
	readonly account: string;
	/** Which of several keys it is about. */
	readonly lead?: string | undefined;
	readonly ways: KeyWays;
}

/** Leads a person through what a key needs of them: one step at a time, each of which can be left. */
export function KeyPrompt({ dialog, account, lead, ways }: KeyPromptProps) {
	const place = useRef<HTMLElement>(null);
	const id = useId();
	const step = dialog?.step;
	const which = identityOf(step);
	const [found, setFound] = useState<{ at: string; fault: PinFault | undefined; nth: number }>();
	const fault = found?.at === which ? found.fault : undefined;
	const complains = isPinStep(step) && (fault ?? step.problem) !== undefined;
	useEscape(ways.onStop, "before the room");
	// biome-ignore lint/correctness/useExhaustiveDependencies: each step may take away what had the focus
	useEffect(() => {
		if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
	}, [which]);

	return (
		<section ref={place} tabIndex={-1} className="key-prompt" aria-label={said.label}>
			<div role="status" className="key-status">
				{lead !== undefined && <p className="key-lead">{lead}</p>}
				<StepWords
					step={step}
					account={account}
					enrolling={dialog?.purpose === "enrol"}
					found={{ fault, nth: found?.nth ?? 0, id }}
				/>
			</div>
			{isPinStep(step) ? (
				<PinForm
					key={which}
					step={step}
					ways={ways}
					complaint={complains ? id : undefined}
					onFault={(next) => setFound({ at: which, fault: next, nth: (found?.nth ?? 0) + 1 })}
				/>
			) : (
				<KeyButtons ways={ways} />
			)}
		</section>
	);
}

/** Every snapshot brings a copy of the step; another step is one that says something else. */
function identityOf(step: KeyStep | undefined): string {
	return JSON.stringify(step) ?? "";
}
