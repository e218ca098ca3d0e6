import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { GuestFailure } from "./guest-failure.ts";

/**
 * What Debian's kernel has to load before the guest is what it is meant to be: the bus of the virtual devices, the
 * host's files with room to write above them, the way to the agent, and devices made by programs.
 */
export const wantedModules = [
	"virtio_pci",
	"9pnet_virtio",
	"9p",
	"overlay",
	"virtio_console",
	"hid-generic",
	"uhid",
] as const;

/**
 * Finds modules and all that they depend on. Each module names its dependencies itself (MODULE_INFO `depends`, in its
 * section .modinfo): the package has no modules.dep, which is only made when it is installed.
 * @param folder The kernel's folder under lib/modules.
 * @returns Paths, in the order in which they have to be loaded.
 * @throws GuestFailure `no-kernel` when one is not there.
 */
export async function modulesInOrder(folder: string, wanted: readonly string[]): Promise<string[]> {
	const files = await readdir(folder, { recursive: true });
	const paths = new Map(
		files.filter((file) => file.endsWith(".ko")).map((file) => [moduleName(basename(file, ".ko")), join(folder, file)]),
	);
	const ordered = new Set<string>();
	const add = async (name: string): Promise<void> => {
		const path = paths.get(moduleName(name));
		if (!path) throw new GuestFailure(`Debian's kernel has no module ${name}.`, { reason: "no-kernel" });
		if (ordered.has(path)) return;
		for (const other of dependencies(await readFile(path, "latin1"))) await add(other);
		ordered.add(path);
	};
	for (const name of wanted) await add(name);
	return [...ordered];
}

/** The kernel takes - and _ in a module's name for the same. */
function moduleName(name: string): string {
	return name.replaceAll("-", "_");
}

function dependencies(module: string): string[] {
	const [, names = ""] = /\0depends=([^\0]*)\0/.exec(module) ?? [];
	return names.split(",").filter((name) => name !== "");
}
