import { accessSync, closeSync, constants, existsSync, openSync, readSync } from "node:fs";
import { delimiter, join } from "node:path";
import { GuestFailure } from "./guest-failure.ts";

/** How each of Debian's packages is known to be installed. */
const isInstalled = {
	"qemu-system-x86": () => findProgram("qemu-system-x86_64") !== undefined,
	"busybox-static": () => {
		const busybox = findProgram("busybox");
		return busybox !== undefined && isStatic(busybox);
	},
	// What node-hid's add-on is linked to.
	"libusb-1.0-0": () => existsSync("/usr/lib/x86_64-linux-gnu/libusb-1.0.so.0"),
	"fido2-tools": () => findProgram("fido2-token") !== undefined,
	"python3-fido2": () => existsSync("/usr/lib/python3/dist-packages/fido2"),
} as const satisfies Record<string, () => boolean>;

export type DebianPackage = keyof typeof isInstalled;

/** @throws GuestFailure `packages-missing`, with the one command that installs all that are. */
export function checkPackages(names: readonly DebianPackage[]): void {
	const missing = names.filter((name) => !isInstalled[name]());
	if (missing.length === 0) return;
	const command = `apt-get install --no-install-recommends ${missing.join(" ")}`;
	throw new GuestFailure(`The guest takes more packages. As root: ${command}`, { reason: "packages-missing" });
}

/** The path of a program in PATH. */
export function findProgram(name: string): string | undefined {
	return process.env["PATH"]
		?.split(delimiter)
		.map((folder) => join(folder, name))
		.find(isExecutable);
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

/** True for a program that runs where no libraries are: its head does not name a loader (ELF, PT_INTERP). */
function isStatic(program: string): boolean {
	const head = Buffer.alloc(4096);
	const file = openSync(program, "r");
	readSync(file, head);
	closeSync(file);
	return !head.includes("/ld-linux");
}
