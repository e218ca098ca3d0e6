import { KeyFailure } from "../key-failure.ts";
import type { ReportTransport } from "../transport/report-transport.ts";
import { Inbox } from "./inbox.ts";
import type { HidMessage } from "./message.ts";
import { splitMessage } from "./split-message.ts";
import type { Timing } from "./timing.ts";

/** Both directions of one device: messages out, an inbox in. */
export interface Link {
	readonly inbox: Inbox;
	readonly timing: Timing;
	/** @throws KeyFailure `gone` when the device is no more. */
	send(message: HidMessage): Promise<void>;
}

/** Begins to listen to a device. */
export function openLink(transport: ReportTransport, timing: Timing): Link {
	const inbox = new Inbox(transport.reportSize);
	transport.listen(inbox);
	return {
		inbox,
		timing,
		async send(message) {
			for (const report of splitMessage(message, transport.reportSize)) {
				inbox.throwIfGone();
				await transport.send(report).catch((cause: unknown) => {
					throw new KeyFailure("gone", "The key was pulled out or stopped working.", { cause });
				});
			}
		},
	};
}
