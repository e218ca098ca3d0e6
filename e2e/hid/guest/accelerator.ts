import { spawn } from "node:child_process";
import { once } from "node:events";
import { accessSync, constants } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";

export type Accelerator = "kvm" | "tcg";

/** Milliseconds that hardware needs for the two instructions below, many times over. */
const patience = 2000;
const exitPort = 0xf4;
const exitValue = 0x10;

/**
 * Chooses hardware where it really runs a machine, else emulation. That /dev/kvm can be opened says little: inside of
 * other virtual machines it may refuse processors, or run nothing at all. So it is tried.
 * @param folder Where a file may be written.
 */
export async function chooseAccelerator(folder: string): Promise<Accelerator> {
	try {
		accessSync("/dev/kvm", constants.R_OK | constants.W_OK);
	} catch {
		return "tcg";
	}
	return (await runsMachine("kvm", folder)) ? "kvm" : "tcg";
}

/** Boots a machine whose firmware does nothing but end it. */
export async function runsMachine(accelerator: Accelerator, folder: string): Promise<boolean> {
	const firmware = join(folder, "firmware");
	await writeFile(firmware, endingFirmware());
	const args = ["-no-user-config", "-nodefaults", "-display", "none", "-nic", "none", "-machine", "q35", "-cpu", "max"];
	const device = `isa-debug-exit,iobase=${exitPort},iosize=1`;
	const machine = spawn("qemu-system-x86_64", [...args, "-accel", accelerator, "-bios", firmware, "-device", device], {
		stdio: "ignore",
		timeout: patience,
		killSignal: "SIGKILL",
	});
	const [code] = await once(machine, "close");
	// What the device makes of the value that is written to it (QEMU, hw/misc/debugexit.c).
	return code === exitValue * 2 + 1;
}

/** 64 KiB, with the processor's first instruction 16 bytes before the end: mov al, value; out port, al; hlt. */
function endingFirmware(): Uint8Array {
	const firmware = new Uint8Array(0x10000);
	firmware.set([0xb0, exitValue, 0xe6, exitPort, 0xf4], firmware.length - 16);
	return firmware;
}
