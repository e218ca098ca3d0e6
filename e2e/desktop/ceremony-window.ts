import type { Page } from "@playwright/test";
import type { Desktop } from "../launcher/interface.ts";
import type { Person } from "../web/people.ts";

/** The window with the server's page, once the app has opened it, with somebody's passkey at hand. */
export async function ceremonyWindow(app: Desktop, { authenticator }: Person): Promise<Page> {
	const page = await app.page(/\/ceremony(#|$)/);
	const passkeys = await app.armAuthenticator(page, { isUserVerified: true, hasResidentKey: true });
	for (const credential of await authenticator.credentials()) await passkeys.add(credential);
	return page;
}

/** Whether that window stands. */
export async function ceremonyStands(app: Desktop): Promise<boolean> {
	return (await app.windows()).some(({ url }) => url.includes("/ceremony"));
}

/** Waits until that window is gone. */
export async function ceremonyGone(app: Desktop): Promise<void> {
	await app.waitFor((windows) => !windows.some(({ url }) => url.includes("/ceremony")));
}
