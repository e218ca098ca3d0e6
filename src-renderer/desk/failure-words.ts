import { createContext, useContext } from "react";
import { words } from "../words.ts";
import type { FailureCode } from "./failure.ts";

/** Where a surface says some failures in words of its own: a window can not be reloaded, and has no session. */
export const FailureWords = createContext<Readonly<Record<FailureCode, string>>>(words.failures);

/** What went wrong, in the words of the surface it is said on. */
export function useFailureWords(failure: FailureCode): string {
	return useContext(FailureWords)[failure];
}
