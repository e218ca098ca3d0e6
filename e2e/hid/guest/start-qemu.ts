import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import type { Accelerator } from "./accelerator.ts";

export interface Machine {
	readonly accelerator: Accelerator;
	readonly kernel: string;
	readonly initrd: string;
	/** Path of the file that gets what the kernel says. */
	readonly consoleLog: string;
	/** MiB. */
	readonly memory: number;
	readonly processors: number;
}

/** Starts the machine. Its stdin and stdout are the host's end of the agent's port. */
export function startQemu(machine: Machine): ChildProcessWithoutNullStreams {
	const kernelOptions = ["console=ttyS0", "quiet", "panic=-1", "mitigations=off"];
	const qemu = [
		"qemu-system-x86_64",
		...["-no-user-config", "-nodefaults", "-display", "none", "-nic", "none"],
		...["-machine", "q35", "-accel", machine.accelerator, "-cpu", "max"],
		...["-smp", String(machine.processors), "-m", String(machine.memory)],
		...["-kernel", machine.kernel, "-initrd", machine.initrd, "-append", kernelOptions.join(" ")],
		// A kernel that panics ends the machine.
		"-no-reboot",
		...["-serial", `file:${machine.consoleLog}`],
		...["-fsdev", "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap"],
		...["-device", "virtio-9p-pci,fsdev=host,mount_tag=host"],
		...["-chardev", "stdio,id=agent,signal=off"],
		...["-device", "virtio-serial-pci", "-device", "virtserialport,chardev=agent,name=agent"],
	];
	// setpriv, of util-linux: the kernel ends the machine when this process ends, however it does.
	return spawn("setpriv", ["--pdeathsig", "KILL", ...qemu]);
}
