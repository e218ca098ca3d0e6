import { closeSync, openSync, writeSync } from "node:fs";
import type { ReportTransport } from "../../transport/report-transport.ts";
import { type EventReader, readEvents } from "./event-reader.ts";
import { fidoReportDescriptor } from "./fido-report-descriptor.ts";
import { hidrawNode } from "./hidraw-node.ts";
import {
	type DeviceIdentity,
	decodeEvent,
	encodeCreate,
	encodeDestroy,
	encodeInput,
	encodeRefusal,
	neededBytes,
} from "./uhid-events.ts";
import { UhidFailure } from "./uhid-failure.ts";

/** A device that the kernel takes for one on USB. */
export interface PresentedDevice {
	/** The path of its node, such as /dev/hidraw0. */
	readonly node: string;
	/** Resolves once the kernel has no such device any more. */
	readonly gone: Promise<void>;
	/** Pulls it out, and closes its transport. Twice is no failure. */
	close(): Promise<void>;
}

/** Milliseconds that the kernel may take to make the node. It takes a few. */
const patience = 10_000;
let sockets = 0;

/**
 * Plugs a FIDO device into the Linux kernel through /dev/uhid (Documentation/hid/uhid.rst): what programs write to its
 * /dev/hidraw goes to the transport, what the transport reports goes to them, and a transport that is gone pulls the
 * device out. A transport is used up by this; to plug in again, take a new one.
 *
 * Unlike USB, this slows nobody down. The kernel keeps 31 reports on their way to the device (UHID_BUFSIZE) and 63 to
 * each program (HIDRAW_BUFFER_SIZE) and drops what comes beyond, so that only messages of at most 31 reports are sure
 * to arrive: 1827 bytes with reports of 64, which is more than the common maxMsgSize of 1200.
 *
 * @throws UhidFailure `no-uhid`, `no-reader`, `not-taken`.
 */
export async function presentToKernel(
	transport: ReportTransport,
	identity: Omit<DeviceIdentity, "socket">,
): Promise<PresentedDevice> {
	const file = openUhid();
	const gone = Promise.withResolvers<void>();
	const unplugged = new AbortController();
	let plugged = true;
	let reader: EventReader | undefined;
	const write = (event: Uint8Array) => {
		if (plugged) writeSync(file, event);
	};
	const close = async () => {
		if (!plugged) return gone.promise;
		plugged = false;
		unplugged.abort();
		destroy(file);
		reader?.stop();
		closeSync(file);
		await reader?.ended;
		await transport.close();
		gone.resolve();
	};
	const hear = (bytes: Uint8Array) => {
		if (!plugged) return;
		const event = decodeEvent(bytes);
		if (event.kind === "output") transport.send(event.report).catch(close);
		if (event.kind === "get-report" || event.kind === "set-report") write(encodeRefusal(event));
	};
	try {
		reader = await readEvents(file, neededBytes(transport.reportSize), hear);
		// Without its reader the device would be deaf.
		void reader.ended.then(close);
		transport.listen({ report: (report) => write(encodeInput(report)), gone: () => void close() });
		const socket = `countersign/${process.pid}/${sockets++}`;
		write(encodeCreate({ ...identity, socket }, fidoReportDescriptor(transport.reportSize)));
		const node = await hidrawNode(socket, AbortSignal.any([unplugged.signal, AbortSignal.timeout(patience)]));
		return { node, gone: gone.promise, close };
	} catch (cause) {
		await close();
		if (cause instanceof UhidFailure) throw cause;
		throw new UhidFailure("not-taken", { cause });
	}
}

/** Has the kernel forget the device. When this returns, its node is no more. */
function destroy(file: number): void {
	try {
		writeSync(file, encodeDestroy());
	} catch {
		// There is no device: the kernel refused to make it.
	}
}

function openUhid(): number {
	try {
		return openSync("/dev/uhid", "r+");
	} catch (cause) {
		throw new UhidFailure("no-uhid", { cause });
	}
}
