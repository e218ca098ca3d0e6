import { createContext, useContext, useState } from "react";
import { type FailureCode, failureCode } from "../desk/failure.ts";

/**
 * Asks something of the main process whose answer is the next snapshot. What goes wrong is said above the room, so
 * that it always resolves.
 */
export type Wish = (deed: () => Promise<unknown>) => Promise<void>;

export const Wishes = createContext<Wish>(async () => {});

export function useWish(): Wish {
	return useContext(Wishes);
}

interface Wishing {
	readonly wish: Wish;
	readonly failure: FailureCode | undefined;
	readonly forget: () => void;
}

export function useWishing(): Wishing {
	const [failure, setFailure] = useState<FailureCode>();
	const wish: Wish = async (deed) => {
		setFailure(undefined);
		try {
			await deed();
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	};
	return { wish, failure, forget: () => setFailure(undefined) };
}
