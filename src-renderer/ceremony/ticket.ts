import { calls } from "../../contract/calls.ts";

export interface Ticket {
	readonly ticket: string;
	/** The two digits, where whoever opened this window had them typed already. */
	readonly code?: string;
}

/** @returns `undefined` where the fragment is not `<ticket>` or `<ticket>.<two digits>` */
export function readTicket(fragment: string): Ticket | undefined {
	const [, ticket, code] = /^#([^.]*)(?:\.(\d\d))?$/.exec(fragment) ?? [];
	const body = calls.redeemCeremonyTicket.body.safeParse({ ticket });
	return body.success ? { ...body.data, ...(code !== undefined && { code }) } : undefined;
}

/** Takes the ticket out of the address, before anything else can read it there or keep it in a history. */
export function takeTicket(): Ticket | undefined {
	const ticket = readTicket(location.hash);
	history.replaceState(null, "", location.pathname);
	return ticket;
}
