import { useEffect, useRef } from "react";
import type { FailureCode } from "../../desk/failure.ts";
import { FailureNote } from "../../desk/failure-note.tsx";
import { words } from "../../words.ts";

interface ProveStepProps {
	readonly busy: boolean;
	readonly failure: FailureCode | undefined;
	readonly onProve: () => void;
}

export function ProveStep({ busy, failure, onProve }: ProveStepProps) {
	const button = useRef<HTMLButtonElement>(null);
	useEffect(() => button.current?.focus({ preventScroll: true }), []);
	return (
		<>
			<p>{words.passkeys.adding.prove}</p>
			{failure && <FailureNote failure={failure} />}
			<button ref={button} type="button" className="button sign wide" aria-disabled={busy} onClick={onProve}>
				{busy ? words.signIn.waiting : words.passkeys.adding.proveButton}
			</button>
		</>
	);
}
