import type { ReportTransport } from "./report-transport.ts";

/**
 * Closes a transport that nobody needs any more, whatever becomes of it: a device that is gone can not be closed, and
 * what was done with it before counts.
 * @param limitMs Milliseconds after which it is left to itself.
 */
export async function closeQuietly(transport: ReportTransport, limitMs: number): Promise<void> {
	const { promise: limit, resolve } = Promise.withResolvers<void>();
	const timer = setTimeout(resolve, limitMs);
	const closed = Promise.resolve(transport.close()).catch(() => undefined);
	await Promise.race([closed, limit]).finally(() => clearTimeout(timer));
}
