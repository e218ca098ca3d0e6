/**
 * Says what a FIDO device on USB says of its reports (CTAP 2.1 section 11.2.8.2; items by HID 1.11 section 6.2.2): one
 * application collection, one input and one output report of `reportSize` bytes, and no report ids.
 * @param reportSize Bytes in a report, 8 to 64.
 */
export function fidoReportDescriptor(reportSize: number): Uint8Array {
	const bytesOfReport = [0x15, 0x00, 0x26, 0xff, 0x00, 0x75, 0x08, 0x95, reportSize];
	return Uint8Array.from([
		...[0x06, 0xd0, 0xf1], // Usage page: FIDO alliance
		...[0x09, 0x01], // Usage: CTAPHID
		...[0xa1, 0x01], // Collection: application
		...[0x09, 0x20, ...bytesOfReport, 0x81, 0x02], // Usage: data in. Bytes from 0 to 255, as an input
		...[0x09, 0x21, ...bytesOfReport, 0x91, 0x02], // Usage: data out. The same, as an output
		0xc0, // End of the collection
	]);
}
