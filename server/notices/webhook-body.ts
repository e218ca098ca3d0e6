import { instant } from "../instant.ts";
import type { Notice } from "./notice.ts";

/** What a webhook is sent: type, time and data, as Standard Webhooks recommends. Kept as it will be signed. */
export function webhookBody(notice: Notice, origin: string, at: number): string {
	const { kind, ...facts } = notice;
	const url = "requestId" in notice ? { url: `${origin}/approve/${notice.requestId}` } : {};
	const data = { ...facts, ...url };
	return JSON.stringify({ type: kind, timestamp: instant(at), data }, shown);
}

/** As the wire writes it: instants in words, and nothing for null. */
function shown(_: string, value: unknown): unknown {
	if (value === null) return undefined;
	return typeof value === "number" ? instant(value) : value;
}
