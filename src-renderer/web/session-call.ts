import { failureCode } from "../desk/failure.ts";
import { sessionEnded } from "./session.ts";

/** Makes a call with the session's cookie; any of them may be the first to learn that the session has ended. */
export async function sessionCall<Answer>(make: () => Promise<Answer>): Promise<Answer> {
	try {
		return await make();
	} catch (thrown) {
		if (failureCode(thrown) === "not-signed-in") sessionEnded();
		throw thrown;
	}
}
