import type { IncomingMessage, ServerResponse } from "node:http";
import type Provider from "oidc-provider";
import type { InteractionResults } from "oidc-provider";
import type { LoginRequestRow } from "../../storage/schema.ts";
import type { Storage } from "../../storage/storage.ts";
import { writeAtItsEnd, writeForCall } from "../records/call-writes.ts";
import { endSession } from "../records/end-session.ts";
import { approvedLogin } from "./approved-login.ts";

export interface Exchange {
	readonly storage: Storage;
	readonly provider: Provider;
	readonly raw: { req: IncomingMessage; res: ServerResponse };
	/** As the provider keeps the authorization. */
	readonly interaction: Awaited<ReturnType<Provider["interactionDetails"]>>;
}

/**
 * Uses an approval up and gives it to the provider as the answer of an authorization, both in one commit: none is used
 * up for an answer that is lost.
 * @returns where its browser goes on
 * @throws what `approvedLogin` throws
 */
export async function letIn(
	{ storage, provider, raw, interaction }: Exchange,
	row: LoginRequestRow,
	allowedGroups: readonly string[],
): Promise<string> {
	// Before there is anything to write, which would be written before it is read.
	const session = await sessionOf(provider, raw);
	await writeAtItsEnd(storage, async () => {
		const login = await approvedLogin(storage, row, allowedGroups, (piece) => writeForCall(storage, piece));
		// Two people at one browser: the session of the one ends, and what hangs on it.
		if (session?.accountId !== undefined && session.accountId !== login.accountId)
			await endSession(storage, session.uid);
		// Whatever prompts a client asked for, an approval is the answer to them.
		interaction.result = { login, consent: {}, select_account: {} };
		await interaction.persist();
	});
	return interaction.returnTo;
}

/** The provider's session of a browser. It makes one where there is none, which is not needed here. */
async function sessionOf(provider: Provider, { req, res }: Exchange["raw"]) {
	if (!req.headers.cookie?.includes(provider.cookieName("session"))) return undefined;
	return provider.Session.get(provider.createContext(req, res));
}

/** Tells the provider that nobody is let in, and why. @returns where the browser goes on */
export function letNobodyIn({ provider, raw }: Exchange, refusal: InteractionResults): Promise<string> {
	return provider.interactionResult(raw.req, raw.res, refusal, { mergeWithLastSubmission: false });
}
