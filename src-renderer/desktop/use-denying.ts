import { useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { type FailureCode, failureCode } from "../desk/failure.ts";
import { statementText } from "../request/statement.tsx";
import { focusHeading } from "../rooms/focus-heading.ts";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { main } from "./main-process.ts";

export interface Denying {
	readonly deny: (account: string, request: LoginRequest) => void;
	/** What became of it, for those who listen. */
	readonly said: string;
	readonly failure: FailureCode | undefined;
}

/** Denying from a list. */
export function useDenying(): Denying {
	const [said, say] = useState("");
	const [failure, setFailure] = useState<FailureCode>();
	const deny = async (account: string, request: LoginRequest) => {
		setFailure(undefined);
		// The row that was pressed goes away, and with it the place where the focus stood.
		focusHeading();
		try {
			await main.deny({ account, id: request.id });
			say(fill(words.waiting.denied, { statement: statementText(request) }));
		} catch (thrown) {
			setFailure(failureCode(thrown));
		}
	};
	return { deny: (account, request) => void deny(account, request), said, failure };
}
