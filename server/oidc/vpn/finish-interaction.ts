import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import type { InteractionResults } from "oidc-provider";
import type { Storage } from "../../storage/storage.ts";
import { endSession } from "../records/end-session.ts";

export interface Exchange {
	readonly storage: Storage;
	readonly provider: Provider;
	readonly raw: { req: IncomingMessage; res: ServerResponse };
}

/** Gives the provider what became of an authorization. @returns where its browser goes on */
export async function finishInteraction(
	{ storage, provider, raw }: Exchange,
	result: InteractionResults,
): Promise<string> {
	const { accountId, uid } = await provider.Session.get(provider.createContext(raw.req, raw.res));
	// Two people at one browser: the session of the one ends, and what hangs on it.
	if (result.login && accountId !== undefined && accountId !== result.login.accountId) await endSession(storage, uid);
	// Whatever prompts a client asked for, an approval is the answer to them.
	const prompts = result.login ? { consent: {}, select_account: {} } : {};
	return provider.interactionResult(raw.req, raw.res, { ...result, ...prompts }, { mergeWithLastSubmission: false });
}
