import { calls } from "../../../contract/calls.ts";
import { type CreatedOidcClient, NewOidcClient } from "../../../contract/oidc-client.ts";
import { approveWith } from "../../../e2e/software-passkey/approve-with.ts";
import type { CookieSession } from "../../../e2e/software-passkey/cookie-session.ts";
import { joinWith } from "../../../e2e/software-passkey/join-with.ts";
import { createSoftwarePasskey, type SoftwarePasskey } from "../../../e2e/software-passkey/software-passkey.ts";
import { storeLink } from "../../invites/links.ts";
import { createClient } from "../../oidc/clients/create-client.ts";
import { type Served, serve } from "../served.ts";
import { openPlainBrowser, type PlainBrowser } from "./plain-browser.ts";

export const callback = "https://vpn.example.org/oidc/callback";

export interface Inhabitant {
	readonly id: string;
	readonly name: string;
	readonly session: CookieSession;
	readonly passkey: SoftwarePasskey;
}

/** A served approval server with a client and people. */
export interface VpnHousehold extends Served {
	readonly client: CreatedOidcClient;
	join(name: string): Promise<Inhabitant>;
	plainBrowser(): PlainBrowser;
}

export async function openVpnHousehold(wish: Partial<NewOidcClient> = {}, publicUrl?: string): Promise<VpnHousehold> {
	const served = await serve({}, publicUrl);
	const usual = { name: "headscale", preset: "headscale", redirectUris: [callback] };
	const client = await createClient(served.storage, served.origin, NewOidcClient.parse({ ...usual, ...wish }));
	return {
		...served,
		client,
		join: (name) => joinHousehold(served, name),
		plainBrowser: () => openPlainBrowser(served),
	};
}

/** A new account with a browser and a passkey. */
export async function joinHousehold({ storage, browser }: Served, name: string): Promise<Inhabitant> {
	const now = storage.clock();
	const { secret } = await storage.write((trx) => storeLink(trx, { kind: "invite", roles: [], hours: 1, now }));
	const [session, passkey] = [browser(), createSoftwarePasskey()];
	const { account } = await joinWith(session, passkey, { secret, name });
	return { id: account.id, name, session, passkey };
}

/** The one login that waits for somebody, as their desk shows it. */
export async function waitingLogin({ session }: Inhabitant) {
	const { requests } = await session.send(calls.listLoginRequests, { query: { state: "pending" } });
	const [request] = requests;
	if (!request || requests.length > 1) throw new Error(`${requests.length} logins are waiting.`);
	return request;
}

/** Says whose login it is on an authorization's page. @returns the digits that the page shows then */
export async function nameYourself(browser: PlainBrowser, page: string, name: string): Promise<string> {
	const shown = await browser.follow(page, { method: "POST", body: new URLSearchParams({ account: name }) });
	const [, digits] = /<strong>(\d\d)<\/strong>/.exec((await shown.answer?.text()) ?? "") ?? [];
	if (digits === undefined) throw new Error("The page shows no digits.");
	return digits;
}

/** Approves what waits for somebody, with the digits of the page. */
export async function approve(person: Inhabitant, code: string): Promise<void> {
	const { id } = await waitingLogin(person);
	await approveWith(person.session, person.passkey, { id, code });
}
