import { useCallback, useEffect, useState } from "react";
import { type FailureCode, failureCode } from "../desk/failure.ts";
import { type CeremonyAuthority, redeemTicket } from "./authority.ts";

interface Redeeming {
	readonly authority: CeremonyAuthority | undefined;
	readonly failure: FailureCode | undefined;
	/** Absent where trying again helps nobody. */
	readonly again: (() => void) | undefined;
}

/** Redeems the ticket, which works once. */
export function useAuthority(ticket: string | undefined): Redeeming {
	const [authority, setAuthority] = useState<CeremonyAuthority>();
	const [failure, setFailure] = useState<FailureCode | undefined>(ticket === undefined ? "link-ended" : undefined);
	const redeem = useCallback(() => {
		if (ticket === undefined) return;
		setFailure(undefined);
		redeemTicket(ticket).then(setAuthority, (thrown) => setFailure(failureCode(thrown)));
	}, [ticket]);
	useEffect(redeem, [redeem]);
	const dead = failure === "link-ended" || failure === "token-refused" || failure === "not-found";
	return { authority, failure, again: dead ? undefined : redeem };
}
