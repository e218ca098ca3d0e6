import { spawn } from "node:child_process";
import { once } from "node:events";
import { cutReports } from "../../transport/cut-reports.ts";
import { UhidFailure } from "./uhid-failure.ts";

/** Something that reads /dev/uhid. */
export interface EventReader {
	/** Resolves when nothing is read any more, whoever ended it. */
	readonly ended: Promise<void>;
	/** Stops reading. */
	stop(): void;
}

/**
 * Reads an open /dev/uhid, event by event.
 *
 * Node can wait for sockets, pipes and terminals, but not for a character device: a read of one that has nothing to say
 * sits in a thread of libuv's pool of four, where it blocks a quarter of all file access and keeps process.exit from
 * returning; a loop of reads that do not wait is late or busy. So `dd` reads, from this very open file, and hands each
 * event over through a pipe. `setpriv` has the kernel end it together with this process, however that ends: the device
 * is there for as long as anybody holds the file.
 *
 * @param file Descriptor of /dev/uhid.
 * @param length Bytes to read of each event.
 * @throws UhidFailure `no-reader` when setpriv is missing.
 */
export async function readEvents(
	file: number,
	length: number,
	heard: (event: Uint8Array) => void,
): Promise<EventReader> {
	const reader = spawn("setpriv", ["--pdeathsig", "KILL", "dd", `bs=${length}`, "status=none"], {
		stdio: [file, "pipe", "ignore"],
	});
	reader.stdout?.on("data", cutReports(length, heard));
	try {
		await once(reader, "spawn");
	} catch (cause) {
		throw new UhidFailure("no-reader", { cause });
	}
	return {
		ended: once(reader, "close").then(() => undefined),
		stop: () => reader.kill("SIGKILL"),
	};
}
