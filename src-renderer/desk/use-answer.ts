import { useCallback, useEffect, useState } from "react";
import { type FailureCode, failureCode } from "./failure.ts";

export interface Answered<Answer> {
	/** Absent until the first answer; the last one while it is read again. */
	readonly answer: Answer | undefined;
	readonly failure: FailureCode | undefined;
	readonly again: () => Promise<void>;
}

/** What the server answers, read when a page opens and whenever something was changed. `read` stays the same function. */
export function useAnswer<Answer>(read: () => Promise<Answer>): Answered<Answer> {
	const [held, setHeld] = useState<{ read: object; answer: Answer }>();
	const [failure, setFailure] = useState<FailureCode>();
	const again = useCallback(async () => {
		try {
			setHeld({ read, answer: await read() });
			setFailure(undefined);
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	}, [read]);
	useEffect(() => void again(), [again]);
	return { answer: held?.read === read ? held.answer : undefined, failure, again };
}
