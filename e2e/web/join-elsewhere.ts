import { type CookieSession, openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../software-passkey/software-passkey.ts";

/** Somebody who takes a link without a browser, where no page is about it. */
export async function joinElsewhere(
	name: string,
	{ url }: { url: string },
): Promise<{ session: CookieSession; passkey: SoftwarePasskey }> {
	const [session, passkey] = [openCookieSession(new URL(url).origin), createSoftwarePasskey()];
	await joinWith(session, passkey, { secret: linkSecret(url), name });
	return { session, passkey };
}
