import { continuationHeader, type HidMessage, initHeader, longestMessage } from "./message.ts";

/**
 * Cuts a message into reports, the first an initialization packet and the others continuations
 * (CTAP 2.1 section 11.2.4). What is left of the last report is zero.
 * @param reportSize Bytes in each report.
 * @throws RangeError for a message that does not fit.
 */
export function splitMessage(message: HidMessage, reportSize: number): Uint8Array[] {
	const { channel, command, payload } = message;
	if (payload.length > longestMessage(reportSize)) {
		throw new RangeError(`a message of ${payload.length} bytes does not fit reports of ${reportSize}`);
	}
	const first = startReport(reportSize, channel);
	first[4] = command | 0x80;
	first[5] = payload.length >> 8;
	first[6] = payload.length & 0xff;
	first.set(payload.subarray(0, reportSize - initHeader), initHeader);
	const reports = [first];
	const step = reportSize - continuationHeader;
	for (let offset = reportSize - initHeader; offset < payload.length; offset += step) {
		const next = startReport(reportSize, channel);
		next[4] = reports.length - 1;
		next.set(payload.subarray(offset, offset + step), continuationHeader);
		reports.push(next);
	}
	return reports;
}

function startReport(reportSize: number, channel: number): Uint8Array {
	const report = new Uint8Array(reportSize);
	new DataView(report.buffer).setUint32(0, channel);
	return report;
}
