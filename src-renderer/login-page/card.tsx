import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { callServer, type ServerConnection } from "../../client/call-server.ts";
import { calls } from "../../contract/calls.ts";
import { emptyDesk } from "../../contract/login-desk.ts";
import type { LoginRequest } from "../../contract/login-request.ts";
import { RequestCard } from "../card/request-card.tsx";
import type { CardDesk } from "../desk/card-desk.ts";
import { closePrompt } from "../passkey/ask-passkey.ts";
import { signLogin } from "../passkey/sign-login.ts";
import type { WaitingLogin } from "./waiting-login.ts";

/** Shows the login as a card of the web app, to be signed here: the same reading, digits and text. */
export async function showCard(login: WaitingLogin, place: HTMLElement): Promise<void> {
	const desk = pageDesk(login);
	const request = await desk.request(login.id);
	const clockOffset = offsetOf(login, request);
	const live = { ...emptyDesk, clockOffset };
	const root = createRoot(place);
	flushSync(() => root.render(<RequestCard request={request} desk={desk} live={live} afterwards={() => undefined} />));
	place.scrollIntoView({ block: "nearest" });
}

/** The contract's calls below the page's own address, whose cookie says which login it is about. */
function pageDesk({ path, account }: WaitingLogin): CardDesk {
	const server: ServerConnection = {
		origin: path,
		network: {
			fetch: (url, { method, headers, body }) => fetch(url, { method, headers, ...(body !== undefined && { body }) }),
		},
	};
	return {
		server: location.host,
		account,
		approve: (shown, code) => signLogin(server, shown, code),
		stopAsking: closePrompt,
		// Whoever waits here is not known to be the account's owner: what they do not want, they withdraw.
		withdraws: true,
		deny: () => goBack(path),
		request: (id) => callServer(server, calls.loginRequest, { params: { id } }),
	};
}

/** Withdraws the login and goes back to its client; nothing comes after it on this page. */
function goBack(path: string): Promise<never> {
	location.assign(`${path}/give-up`);
	return new Promise(() => undefined);
}

/** What turns this computer's clock into the server's, by the time that the page says is left. */
function offsetOf({ endsAt }: WaitingLogin, { expiresAt }: LoginRequest): number {
	const left = endsAt - performance.now();
	return Date.parse(expiresAt) - left - Date.now();
}
