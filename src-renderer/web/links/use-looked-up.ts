import { useCallback, useEffect, useState } from "react";
import { type FailureCode, failureCode } from "../../desk/failure.ts";
import { focusHeading } from "../../rooms/focus-heading.ts";

export interface LookedUp<Found> {
	readonly found: Found | undefined;
	readonly failure: FailureCode | undefined;
	readonly again: () => void;
}

/** What a link's secret stands for, asked once when its page opens. `look` stays the same function. */
export function useLookedUp<Found>(look: (secret: string) => Promise<Found>, secret: string): LookedUp<Found> {
	const [found, setFound] = useState<Found>();
	const [failure, setFailure] = useState<FailureCode>();
	const again = useCallback(() => {
		setFailure(undefined);
		look(secret).then(setFound, (thrown) => setFailure(failureCode(thrown)));
	}, [look, secret]);
	useEffect(again, [again]);
	useEffect(() => {
		if (found && document.activeElement === document.body) focusHeading();
	}, [found]);
	return { found, failure, again };
}
