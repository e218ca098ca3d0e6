import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { GuestFailure } from "./guest-failure.ts";
import { modulesInOrder, wantedModules } from "./kernel-modules.ts";

const run = promisify(execFile);

/** A kernel of Debian's, ready to boot. */
export interface GuestKernel {
	/** Path of its image. */
	readonly image: string;
	/** Folder with the modules that the guest loads, named so that they sort in the order of loading. */
	readonly modules: string;
}

/**
 * Debian's kernel, out of its package: the kernels of containers and small virtual machines often have no uhid. It is
 * fetched once, and kept in the user's cache; nothing is installed.
 * @throws GuestFailure `no-kernel`.
 */
export async function guestKernel(progress: (line: string) => void): Promise<GuestKernel> {
	const cache = join(process.env["XDG_CACHE_HOME"] ?? join(homedir(), ".cache"), "countersign");
	// Other modules than last time: another folder.
	const kept = join(
		cache,
		`guest-kernel-${createHash("sha256").update(wantedModules.join()).digest("hex").slice(0, 8)}`,
	);
	if (!existsSync(kept)) {
		progress("fetching Debian's kernel, once (some 70 MB)");
		await mkdir(cache, { recursive: true });
		await fetchKernel(cache, kept);
	}
	return { image: join(kept, "vmlinuz"), modules: join(kept, "modules") };
}

async function fetchKernel(cache: string, kept: string): Promise<void> {
	const scratch = await mkdtemp(join(cache, "fetching-"));
	try {
		await unpackPackage(scratch);
		await mkdir(join(scratch, "kept/modules"), { recursive: true });
		const boot = join(scratch, "package/boot");
		await copyFile(join(boot, only(await readdir(boot), "vmlinuz-")), join(scratch, "kept/vmlinuz"));
		const versions = join(scratch, "package/lib/modules");
		const modules = await modulesInOrder(join(versions, only(await readdir(versions), "")), wantedModules);
		for (const [index, module] of modules.entries())
			await copyFile(module, join(scratch, "kept/modules", `${String(index).padStart(2, "0")}-${basename(module)}`));
		// Whole or not at all, also where two fetch at once: the first one stays.
		await rename(join(scratch, "kept"), kept).catch((error: unknown) => {
			if (!existsSync(kept)) throw error;
		});
	} catch (cause) {
		if (cause instanceof GuestFailure) throw cause;
		const message = "Debian's kernel could not be fetched. Does apt-get update, as root, help?";
		throw new GuestFailure(message, { reason: "no-kernel", cause });
	} finally {
		await rm(scratch, { recursive: true, force: true });
	}
}

/** Unpacks the newest kernel that apt knows into `package`. */
async function unpackPackage(scratch: string): Promise<void> {
	const { stdout } = await run("apt-cache", ["depends", "--important", "linux-image-amd64"]);
	const [, name = ""] = /Depends: (linux-image-\S+)/.exec(stdout) ?? [];
	await run("apt-get", ["download", name], { cwd: scratch });
	const file = only(await readdir(scratch), "linux-image-");
	await run("dpkg-deb", ["--extract", file, "package"], { cwd: scratch });
}

function only(names: readonly string[], start: string): string {
	const [name, another] = names.filter((each) => each.startsWith(start));
	if (name === undefined || another !== undefined)
		throw new GuestFailure(`Debian's kernel package is not as expected: ${names.join(", ")}`, { reason: "no-kernel" });
	return name;
}
