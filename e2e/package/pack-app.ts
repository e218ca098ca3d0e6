import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Arch, build, type Configuration, Platform } from "electron-builder";
import { playRuntime } from "./played-runtime.ts";

export const root = join(import.meta.dirname, "../..");

/** What electron-builder was about to hand to the program that makes one kind of package. */
export type Handed = readonly [args: readonly string[], desktopFile: string] | { readonly desktop: string };

export interface Packed {
	/** The folder that the packages are made from. */
	readonly folder: string;
	/** One for each kind of package, as long as the folder is there. */
	readonly handed: readonly Handed[];
	remove(): Promise<void>;
}

export interface PackOptions {
	readonly platform?: "linux" | "mac";
	readonly arch?: Arch;
	readonly targets: readonly string[];
	/** Sees what is handed over while the files that it names are still there. */
	readonly look?: (handed: Handed) => Promise<void>;
	readonly config?: Configuration;
}

/**
 * Packs the app as `npm run package` does, around a runtime that has no program in it, as far as that goes without
 * fetching anything: all but making the package itself. The app has to be built.
 */
export async function packApp({ platform = "linux", arch = Arch.x64, targets, look, config }: PackOptions) {
	const folder = await mkdtemp(join(tmpdir(), "countersign-package-"));
	await playRuntime(join(folder, "runtime"), platform);
	const handed: Handed[] = [];
	const remove = () => rm(folder, { recursive: true });
	try {
		await build({
			projectDir: root,
			publish: "never",
			targets: (platform === "mac" ? Platform.MAC : Platform.LINUX).createTarget([...targets], arch),
			config: {
				...config,
				extends: "electron-builder.config.ts",
				electronDist: join(folder, "runtime"),
				directories: { output: join(folder, "out") },
			},
			async effectiveOptionComputed(options: Handed) {
				handed.push(options);
				await look?.(options);
				// It does not go on from here.
				return true;
			},
		});
	} catch (cause) {
		await remove();
		throw cause;
	}
	return { folder: join(folder, "out"), handed, remove } satisfies Packed;
}
