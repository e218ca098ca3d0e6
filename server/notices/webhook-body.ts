import type { Notice } from "./notice.ts";

/** What a webhook is sent: type, time and data, as Standard Webhooks recommends. Kept as it will be signed. */
export function webhookBody(notice: Notice, origin: string, at: number): string {
	const { kind, ...facts } = notice;
	const data = {
		...Object.fromEntries(Object.entries(facts).flatMap(shown)),
		...("requestId" in notice && { url: `${origin}/approve/${notice.requestId}` }),
	};
	return JSON.stringify({ type: kind, timestamp: new Date(at).toISOString(), data });
}

/** As the wire writes it: instants in words, and nothing for null. */
function shown([name, value]: [string, string | number | null]): [string, string][] {
	if (value === null) return [];
	return [[name, typeof value === "number" ? new Date(value).toISOString() : value]];
}
