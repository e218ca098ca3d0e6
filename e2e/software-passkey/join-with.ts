import type { BodyOf } from "../../contract/call.ts";
import { calls } from "../../contract/calls.ts";
import type { CookieSession } from "./cookie-session.ts";
import type { RegistrationFaults } from "./passkey-faults.ts";
import type { SoftwarePasskey } from "./software-passkey.ts";

export interface Joining {
	/** What stands in the link's fragment. */
	secret: string;
	/** The name the new account is to have. */
	name: string;
	passkeyName?: string;
}

/** The secret that a link carries at the end of its fragment, where no server and no proxy sees it. */
export function linkSecret(url: string): string {
	const [secret] = /[\w-]{43}$/.exec(new URL(url).hash) ?? [];
	if (secret === undefined) throw new Error("This link carries no secret.");
	return secret;
}

/** Makes an account with a one-use link and registers its first passkey; the session is then signed in. */
export async function joinWith(
	session: CookieSession,
	passkey: SoftwarePasskey,
	{ secret, name, passkeyName }: Joining,
	faults?: RegistrationFaults,
) {
	const { userId } = await session.send(calls.redeemInvite, { body: { secret, name } });
	const params = { userId };
	const { ceremony, options } = await session.send(calls.startRegistration, { params, body: { secret } });
	const body: BodyOf<typeof calls.finishRegistration> = {
		ceremony,
		response: passkey.register(options, session.origin, faults),
		...(passkeyName !== undefined && { name: passkeyName }),
	};
	return session.send(calls.finishRegistration, { params, body });
}
