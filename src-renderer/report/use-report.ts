import { useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { Lifting, Reporting } from "../desk/card-desk.ts";
import { type FailureCode, failureCode } from "../desk/failure.ts";

export interface Report {
	readonly stage: "offered" | "reported" | "lifted" | undefined;
	readonly busy: boolean;
	readonly failure: FailureCode | undefined;
	/** Until when the source is quiet. */
	readonly until: string | undefined;
	report(): void;
	/** Absent where it can not be taken back here. */
	readonly lift: (() => void) | undefined;
}

/**
 * "I did not start this", and taking it back.
 * @param reporting absent where a login can not be reported here, or no more
 */
export function useReport(request: LoginRequest, reporting: Reporting | undefined): Report {
	const [until, setUntil] = useState<string>();
	const [lifted, setLifted] = useState(false);
	const [busy, setBusy] = useState(false);
	const [failure, setFailure] = useState<FailureCode>();
	const lifting = reporting?.lifting;

	const act = async (deed: () => Promise<void>) => {
		if (busy) return;
		setBusy(true);
		setFailure(undefined);
		try {
			await deed();
		} catch (thrown) {
			setFailure(failureCode(thrown));
		} finally {
			setBusy(false);
		}
	};
	const report = async ({ report }: Reporting) => setUntil(await report(request.id));
	const lift = async ({ quieted, lift }: Lifting) => {
		// A report tells only until when; the same moment tells which of the quiet sources it made.
		const made = (await quieted()).find((source) => source.until === until);
		if (made) await lift(made.id);
		setLifted(true);
	};

	return {
		stage: lifted ? "lifted" : until !== undefined ? "reported" : reporting && "offered",
		busy,
		failure,
		until,
		report: () => reporting && void act(() => report(reporting)),
		lift: lifting && (() => void act(() => lift(lifting))),
	};
}
