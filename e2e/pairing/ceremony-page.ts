import { calls } from "../../contract/calls.ts";
import { type EventReader, openEvents } from "../events/open-events.ts";
import { linkSecret } from "../software-passkey/join-with.ts";
import { type Caller, readAnswer, wireCall } from "../software-passkey/wire-call.ts";

/** The page of one request: no cookie and no key, only what its ticket was turned into. */
export interface CeremonyPage extends Caller {
	readonly requestId: string;
	readonly bearer: string;
	events(search?: string): Promise<EventReader>;
}

/** Makes a ticket for one request, as the app does that is to open the page. */
export async function ticketFor(approver: Caller, id: string): Promise<string> {
	const { url } = await approver.send(calls.createCeremonyTicket, { params: { id }, body: {} });
	return linkSecret(url);
}

/** Turns a ticket into the authority over its request. @throws Problem */
export async function openCeremonyPage(origin: string, ticket: string): Promise<CeremonyPage> {
	const { url, ...sent } = wireCall(origin, calls.redeemCeremonyTicket, { body: { ticket } });
	const { bearer, id } = await readAnswer(calls.redeemCeremonyTicket, await fetch(url, sent));
	const authorization = `Bearer ${bearer}`;
	return {
		origin,
		requestId: id,
		bearer,
		async send(call, given) {
			const { url, headers, ...rest } = wireCall(origin, call, given);
			return readAnswer(call, await fetch(url, { ...rest, headers: { ...headers, authorization, origin } }));
		},
		events: (search = `request=${id}`) => openEvents(origin, { authorization }, search),
	};
}
