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
	// Functions of their own, which a transport may take out of the object that holds them.
	transport.listen({ report: (report) => inbox.report(report), gone: (reason) => inbox.gone(reason) });
	return {
		inbox,
		timing,
		async send(message) {
			for (const report of splitMessage(message, transport.reportSize)) {
				inbox.throwIfGone();
				try {
					await transport.send(report);
				} catch (cause) {
					throw unreachable(cause);
				}
			}
		},
	};
}

function unreachable(cause: unknown): KeyFailure {
	return new KeyFailure("gone", "The key was pulled out or stopped working.", { cause });
}
