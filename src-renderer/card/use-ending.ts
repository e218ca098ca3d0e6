import { useCallback, useEffect, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { CardView } from "../desk/card-desk.ts";

export interface Ending {
	/** The request as it ended; absent while it is pending. */
	readonly ending: LoginRequest | undefined;
	/** Asks the server how it stands, for when the stream does not say it. */
	readonly ask: () => void;
}

/** How a request ended, soon after the live state says that it did; whoever ended it, and wherever. */
export function useEnding({ desk, live }: CardView, shown: LoginRequest): Ending {
	const [asked, setAsked] = useState<LoginRequest>();
	const [unanswered, setUnanswered] = useState(false);
	const told = live.ended.find(({ id }) => id === shown.id)?.state;
	const gone = live.revision !== undefined && !live.pending.some(({ id }) => id === shown.id);

	const ask = useCallback(() => {
		desk.request(shown.id).then(setAsked, () => setUnanswered(true));
	}, [desk, shown.id]);
	useEffect(() => {
		if (gone && shown.state === "pending") ask();
	}, [gone, shown.state, ask]);

	return { ending: endOf(shown, asked, unanswered ? told : undefined), ask };
}

/** The server's account of the end, with who and when; where none comes, what the stream told is enough to go by. */
function endOf(shown: LoginRequest, asked: LoginRequest | undefined, told: LoginRequest["state"] | undefined) {
	if (shown.state !== "pending") return shown;
	if (asked && asked.state !== "pending") return asked;
	return told && { ...shown, state: told };
}
