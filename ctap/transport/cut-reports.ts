/**
 * Cuts what a stream brings into reports: a stream keeps the order of bytes and not where one report ends.
 * @param reportSize Bytes in each report.
 * @param take Is given each report, in a view of the chunk that ended it wherever one chunk holds it whole.
 * @returns What takes the stream's chunks.
 */
export function cutReports(reportSize: number, take: (report: Uint8Array) => void): (chunk: Uint8Array) => void {
	let begun = new Uint8Array();
	return (chunk) => {
		const bytes = begun.length > 0 ? Buffer.concat([begun, chunk]) : chunk;
		let offset = 0;
		for (; offset + reportSize <= bytes.length; offset += reportSize) take(bytes.subarray(offset, offset + reportSize));
		begun = Uint8Array.from(bytes.subarray(offset));
	};
}
