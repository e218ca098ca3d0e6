import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import type { Device, HIDAsync } from "node-hid";
import { KeyFailure } from "../key-failure.ts";
import type { PluggedKey } from "./key-source.ts";
import type { ReportTransport } from "./report-transport.ts";

/** The FIDO Alliance's usage page and the usage of a CTAPHID device on it (CTAP 2.1 section 11.2.8.1). */
const fido = { usagePage: 0xf1d0, usage: 0x01 };
/** Every FIDO device on USB has reports of this size; node-hid does not tell what the descriptor says. */
const reportSize = 64;

/**
 * The security keys on USB. Found by what they are, never by their maker's number: a key's keyboard is another device.
 * @throws KeyFailure `library-missing`, `refused-by-system`.
 */
export async function listHidKeys(): Promise<readonly PluggedKey[]> {
	const { devicesAsync } = await loadNodeHid();
	const devices = await devicesAsync();
	return devices
		.filter((device) => device.usagePage === fido.usagePage && device.usage === fido.usage)
		.flatMap(describe);
}

function describe({ path, product, manufacturer }: Device): readonly PluggedKey[] {
	if (path === undefined) return [];
	const name = product?.trim() || manufacturer?.trim() || "Security key";
	return [{ id: path, name, open: () => openHidKey(path) }];
}

/** node-hid is loaded when a key is wanted and not before: everything else works without its system libraries. */
async function loadNodeHid(): Promise<typeof import("node-hid")> {
	// Windows keeps FIDO devices to itself since version 1903; opening one would seem to work, and every write would fail.
	if (process.platform === "win32") {
		throw new KeyFailure(
			"refused-by-system",
			"On Windows a security key is used through the system's own dialog. Sign in the browser or in the tray app instead.",
		);
	}
	try {
		const loaded = await import("node-hid");
		// Loads the add-on, which is where a missing library shows.
		loaded.getHidapiVersion();
		return loaded;
	} catch (cause) {
		throw libraryMissing(cause);
	}
}

function libraryMissing(cause: unknown): KeyFailure {
	const message =
		process.platform === "linux"
			? "USB security keys need two libraries of the system. On Debian and Ubuntu: apt install libusb-1.0-0 libudev1"
			: "The program that reaches USB security keys could not be loaded on this machine.";
	return new KeyFailure("library-missing", message, { cause });
}

async function openHidKey(path: string): Promise<ReportTransport> {
	const { HIDAsync } = await loadNodeHid();
	if (process.platform === "linux") await awaitPermission(path);
	try {
		// Without nonExclusive macOS takes the key from every other program.
		return transportOn(await HIDAsync.open(path, { nonExclusive: true }));
	} catch (cause) {
		throw notOpened(cause);
	}
}

function notOpened(cause: unknown): KeyFailure {
	return new KeyFailure("gone", "The key could not be opened. Unplug it and plug it in again.", { cause });
}

/** Milliseconds to wait for permission, one try after another: udev grants it a moment after the key appears. */
const permissionTries = [0, 100, 200, 400, 600];

async function awaitPermission(path: string): Promise<void> {
	for (const pause of permissionTries) {
		if (pause > 0) await wait(pause);
		const refused = await access(path, constants.R_OK | constants.W_OK).then(
			() => undefined,
			(error: NodeJS.ErrnoException) => error,
		);
		if (!refused) return;
		if (refused.code === "ENOENT") throw new KeyFailure("gone", "The key was pulled out.", { cause: refused });
		if (pause === permissionTries.at(-1)) throw noPermission(path, refused);
	}
}

function noPermission(path: string, cause: Error): KeyFailure {
	return new KeyFailure(
		"refused-by-system",
		`This account may not use the security key at ${path}. Install the udev rule 70-countersign.rules ` +
			"(resources/linux) or the package libfido2's 70-u2f.rules, then unplug the key and plug it in again.",
		{ cause },
	);
}

function transportOn(device: HIDAsync): ReportTransport {
	let closed = false;
	return {
		reportSize,
		async send(report) {
			// The first byte is the number of the report, and FIDO devices have but one: 0.
			await device.write([0, ...report]);
		},
		listen(listener) {
			device.on("data", (report: Buffer) => listener.report(Uint8Array.from(report)));
			device.on("error", (error: Error) => listener.gone(error));
		},
		async close() {
			if (closed) return;
			closed = true;
			// A device that was pulled out can not be closed any more, and need not be.
			await device.close().catch(() => undefined);
		},
	};
}
