import { execFile } from "node:child_process";
import { chmod, copyFile, cp, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** What the kernel starts with. */
export interface InitrdParts {
	/** An empty folder to build it in. */
	readonly folder: string;
	/** Path of a busybox that needs no libraries. */
	readonly busybox: string;
	readonly modules: string;
	readonly init: string;
	/** The agent's program, in JavaScript. */
	readonly agent: string;
}

/** Packs it. @returns The path of the packed initrd, inside `folder`. */
export async function buildInitrd({ folder, busybox, modules, init, agent }: InitrdParts): Promise<string> {
	const root = join(folder, "initrd-root");
	for (const name of ["bin", "proc", "sys", "dev", "host", "layer", "root"])
		await mkdir(join(root, name), { recursive: true });
	await copyFile(busybox, join(root, "bin/busybox"));
	await cp(modules, join(root, "modules"), { recursive: true });
	await writeFile(join(root, "init"), init);
	await writeFile(join(root, "agent.mjs"), agent);
	await chmod(join(root, "init"), 0o755);
	// The one format the kernel reads (Documentation/driver-api/early-userspace/buffer-format.rst).
	await promisify(execFile)("sh", ["-c", "find . | busybox cpio -o -H newc >../initrd"], { cwd: root });
	await rm(root, { recursive: true });
	return join(folder, "initrd");
}
