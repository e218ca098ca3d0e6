import { useRef, useState } from "react";
import { type FailureCode, failureCode, failureSentence } from "./failure.ts";

export interface Acting {
	readonly busy: boolean;
	readonly failure: FailureCode | undefined;
	/** What the failure says of itself; absent where its code has to do. */
	readonly sentence: string | undefined;
	/** Does one thing at a time. @returns whether it was done */
	readonly act: (deed: () => Promise<unknown>) => Promise<boolean>;
}

/** What a reader does to something the server keeps, and what came of it. */
export function useAct(): Acting {
	const running = useRef(false);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<FailureCode>();
	const [sentence, setSentence] = useState<string>();
	const act = async (deed: () => Promise<unknown>) => {
		if (running.current) return false;
		running.current = true;
		setBusy(true);
		setFailure(undefined);
		try {
			await deed();
			return true;
		} catch (thrown) {
			setFailure(failureCode(thrown));
			setSentence(failureSentence(thrown));
			return false;
		} finally {
			running.current = false;
			setBusy(false);
		}
	};
	return { busy, failure, sentence, act };
}
