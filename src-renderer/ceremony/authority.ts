import { callServer, type ServerConnection } from "../../client/call-server.ts";
import { calls } from "../../contract/calls.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import type { CardDesk } from "../desk/card-desk.ts";
import { createLive, type Live } from "../live/create-live.ts";
import { closePrompt } from "../passkey/ask-passkey.ts";
import { signLogin } from "../passkey/sign-login.ts";

/** What this page may do, for as long as it stands: read and decide one request. Kept in memory only. */
export interface CeremonyAuthority {
	readonly desk: CardDesk;
	readonly live: Live;
	readonly request: LoginRequest;
}

/** No cookie ever goes along: whoever happens to be signed in in this browser has nothing to do with it. */
const withoutCookies: ServerConnection = {
	origin: "",
	network: {
		fetch: (url, { method, headers, body }) =>
			fetch(url, { method, headers, credentials: "omit", ...(body !== undefined && { body }) }),
	},
};

/** @throws Problem `link-ended` where the ticket was used or has expired */
export async function redeemTicket(ticket: string): Promise<CeremonyAuthority> {
	const { bearer, id, account } = await callServer(withoutCookies, calls.redeemCeremonyTicket, { body: { ticket } });
	const desk = ceremonyDesk({ ...withoutCookies, token: bearer }, account);
	const live = createLive(`/api/events?request=${id}`, (init) => ({
		...init,
		credentials: "omit",
		headers: { ...init.headers, authorization: `Bearer ${bearer}` },
	}));
	return { desk, live, request: await desk.request(id) };
}

function ceremonyDesk(server: ServerConnection, account: string): CardDesk {
	return {
		server: location.host,
		account,
		approve: (shown, code) => signLogin(server, shown, code),
		stopAsking: closePrompt,
		deny: async (id) => {
			await callServer(server, calls.denyLoginRequest, { params: { id }, body: {} });
		},
		request: (id) => callServer(server, calls.loginRequest, { params: { id } }),
	};
}
