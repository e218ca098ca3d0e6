import { useEffect, useRef, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { Problem } from "../../contract/problem.ts";
import type { CardView } from "../desk/card-desk.ts";
import { type FailureCode, failureCode, failureSentence } from "../desk/failure.ts";
import { useEnding } from "./use-ending.ts";

export interface Complaint {
	readonly code: FailureCode;
	readonly attemptsLeft?: number;
	/** What the failure says of itself; absent where its code has to do. */
	readonly sentence?: string | undefined;
}

export interface Approval {
	readonly busy: "signing" | "denying" | undefined;
	readonly complaint: Complaint | undefined;
	/** How it ended; absent while it is pending. */
	readonly end: LoginRequest | undefined;
	/** It ended through this card. */
	readonly here: boolean;
	/** It ended before the reader's eyes, but not through this card. */
	readonly elsewhere: boolean;
	approve(code: string): void;
	/** Gives up waiting for the passkey; nothing is decided by it. */
	stop(): void;
	/** What `deny` does here is to withdraw the login. */
	readonly withdraws: boolean;
	deny(): void;
	/** Asks the server how the request stands. */
	ask(): void;
}

/** The life of one card: what its reader does, and what happens to its request meanwhile. */
export function useApproval(view: CardView, shown: LoginRequest): Approval {
	const { desk } = view;
	const [busy, setBusy] = useState<Approval["busy"]>();
	const [complaint, setComplaint] = useState<Complaint>();
	const [own, setOwn] = useState<LoginRequest>();
	const { ending, ask } = useEnding(view, shown);
	const latestAct = useRef(0);
	const endedMeanwhile = ending !== undefined;

	// A prompt for a login that has ended is closed; an answer already under way says by itself what became of it.
	useEffect(() => {
		if (endedMeanwhile) desk.stopAsking();
	}, [desk, endedMeanwhile]);
	useEffect(() => () => desk.stopAsking(), [desk]);

	const failed = (thrown: unknown) => {
		const code = failureCode(thrown);
		const attemptsLeft = thrown instanceof Problem ? thrown.members["attemptsLeft"] : undefined;
		if (code === "already-settled") ask();
		if (code === "wrong-code" && attemptsLeft === 0) return ended({ state: "denied", reason: "wrong-code" });
		setComplaint({
			code,
			sentence: failureSentence(thrown),
			...(typeof attemptsLeft === "number" && { attemptsLeft }),
		});
	};
	const ended = (how: Partial<LoginRequest>) => {
		setOwn({ ...shown, ...how });
		ask();
	};
	const act = async (kind: "signing" | "denying", deed: () => Promise<void>, how: Partial<LoginRequest>) => {
		latestAct.current += 1;
		const thisAct = latestAct.current;
		setBusy(kind);
		setComplaint(undefined);
		try {
			await deed();
			ended(how);
		} catch (thrown) {
			// Denying closes the prompt of a signing, whose failure then is nobody's news.
			if (thisAct === latestAct.current) failed(thrown);
		} finally {
			if (thisAct === latestAct.current) setBusy(undefined);
		}
	};

	return {
		busy,
		complaint,
		end: busy ? undefined : merged(own, ending),
		here: own !== undefined,
		// After an answer that never came, it may well have been this card.
		elsewhere: own === undefined && shown.state === "pending" && complaint?.code !== "unreachable",
		approve: (code) => void act("signing", () => desk.approve(shown, code), { state: "approved" }),
		stop: () => desk.stopAsking(),
		withdraws: desk.withdraws ?? false,
		deny: () => {
			desk.stopAsking();
			void act("denying", () => desk.deny(shown.id), { state: "denied" });
		},
		ask,
	};
}

/** What this card did is known at once; who signed with what, and when, comes with the server's account of it. */
function merged(own: LoginRequest | undefined, ending: LoginRequest | undefined): LoginRequest | undefined {
	return own && ending?.state === own.state ? ending : (own ?? ending);
}
