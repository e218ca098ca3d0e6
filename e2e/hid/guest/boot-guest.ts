import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { chooseAccelerator } from "./accelerator.ts";
import { AgentConnection } from "./agent-connection.ts";
import { bringPrograms } from "./bring-programs.ts";
import { buildInitrd } from "./build-initrd.ts";
import { bundleProgram } from "./bundle-program.ts";
import { checkPackages, type DebianPackage, findProgram } from "./debian-packages.ts";
import type { Guest } from "./guest.ts";
import { GuestFailure } from "./guest-failure.ts";
import { guestKernel } from "./guest-kernel.ts";
import { initScript } from "./init-script.ts";
import { runToEnd } from "./run-to-end.ts";
import { startQemu } from "./start-qemu.ts";

const repository = join(import.meta.dirname, "../../..");

export interface BootOptions {
	/** Whose programs and libraries are used in the guest. It sees the host's. */
	readonly packages?: readonly DebianPackage[];
	/** MiB. What programs write in the guest takes of it. */
	readonly memory?: number;
	readonly processors?: number;
	/** Milliseconds that it may take until the agent is there. */
	readonly patience?: number;
	/** Hears, in a few words each, what is being done. */
	readonly progress?: (line: string) => void;
}

/**
 * Boots a guest. It ends with this process, if `stop` does not end it before.
 * @throws GuestFailure `packages-missing`, `no-kernel`, `did-not-boot`.
 */
export async function bootGuest(options: BootOptions = {}): Promise<Guest> {
	const { packages = [], memory = 2048, processors = 2, patience = 90_000, progress = tell } = options;
	checkPackages(["qemu-system-x86", "busybox-static", ...packages]);
	const kernel = await guestKernel(progress);
	const folder = await mkdtemp(join(tmpdir(), "countersign-guest-"));
	const initrd = await buildInitrd({
		folder,
		busybox: findProgram("busybox") ?? "busybox",
		modules: kernel.modules,
		init: initScript(process.execPath),
		agent: await bundleProgram(join(import.meta.dirname, "agent.ts")),
	});
	const accelerator = await chooseAccelerator(folder);
	const consoleLog = join(folder, "console.log");

	progress(`booting (${accelerator === "kvm" ? "on hardware" : "emulated"})`);
	const startedAt = performance.now();
	const qemu = startQemu({ accelerator, kernel: kernel.image, initrd, consoleLog, memory, processors });
	const agent = new AgentConnection(qemu.stdin, qemu.stdout);
	let complaints = "";
	qemu.stderr.setEncoding("utf8").on("data", (text: string) => {
		complaints += text;
	});
	const gone = new Promise<void>((resolve) => {
		qemu.on("error", () => resolve()).on("close", () => resolve());
	});
	void gone.then(() => agent.break(new GuestFailure("The guest has ended.", { reason: "ended" })));
	const stop = async () => {
		qemu.kill("SIGKILL");
		await gone;
		await rm(folder, { recursive: true, force: true });
	};

	const impatience = setTimeout(() => {
		complaints += `It took longer than ${patience} ms.`;
		qemu.kill("SIGKILL");
	}, patience);
	try {
		await agent.ready;
	} catch (cause) {
		throw new GuestFailure(didNotBoot(complaints, consoleLog), { reason: "did-not-boot", cause });
	} finally {
		clearTimeout(impatience);
	}
	const bootedIn = performance.now() - startedAt;
	await rm(initrd);
	progress(`ready after ${(bootedIn / 1000).toFixed(1)} s`);
	const start: Guest["start"] = (argv, wishes = {}) => agent.start(argv, wishes, repository);
	const run: Guest["run"] = (argv, wishes = {}) => runToEnd(start(argv, wishes), argv.join(" "), wishes);
	return { processId: qemu.pid ?? 0, consoleLog, bootedIn, program: bringPrograms(run), run, start, stop };
}

function didNotBoot(complaints: string, consoleLog: string): string {
	return [
		"The guest did not boot.",
		complaints.trim() || "QEMU said nothing.",
		`The end of ${consoleLog}:`,
		...lastLines(consoleLog, 20).map((line) => `  ${line}`),
	].join("\n");
}

function lastLines(file: string, count: number): string[] {
	try {
		return readFileSync(file, "utf8").trimEnd().split(/\r?\n/).slice(-count);
	} catch {
		return ["(there is none)"];
	}
}

function tell(line: string): void {
	console.log(styleText("dim", `guest: ${line}`));
}
