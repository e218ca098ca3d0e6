import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "../..");
const folders = [
	"contract",
	"client",
	"native-app",
	"ctap",
	"server",
	"cli",
	"src-main",
	"src-preload",
	"src-renderer",
	"e2e",
];
const settings = [
	".gitignore",
	"biome.json",
	"electron.vite.config.ts",
	"knip.config.ts",
	"package.json",
	"tsconfig.base.json",
	"tsconfig.json",
	"vitest.config.ts",
	"playwright.config.ts",
];

/** One finding of the compiler or the linter: `TS6307` or `lint/style/noDefaultExport`, in a file of the copy. */
export interface Finding {
	file: string;
	rule: string;
}

export interface Verdict {
	passed: boolean;
	findings: Finding[];
}

/** A throwaway copy of all sources, so that nothing is ever broken in the real tree. */
export interface SourceCopy {
	add(file: string, text: string): Promise<void>;
	compile(): Promise<Verdict>;
	lint(): Promise<Verdict>;
	remove(): Promise<void>;
}

export async function copySources(): Promise<SourceCopy> {
	const copy = await realpath(await mkdtemp(join(tmpdir(), "countersign-fences-")));
	for (const name of [...folders, ...settings]) await cp(join(root, name), join(copy, name), { recursive: true });
	await symlink(join(root, "node_modules"), join(copy, "node_modules"), "dir");
	return {
		async add(file, text) {
			await mkdir(dirname(join(copy, file)), { recursive: true });
			await writeFile(join(copy, file), text);
		},
		async compile() {
			const { passed, printed } = await run(copy, "typescript/bin/tsc", ["-b", "--pretty", "false"]);
			return { passed, findings: findings(printed, /^(?<file>[^\s(][^(]*)\(\d+,\d+\): error (?<rule>TS\d+):/gm) };
		},
		async lint() {
			const args = ["lint", "--reporter=github", "--max-diagnostics=none", ...folders];
			const { passed, printed } = await run(copy, "@biomejs/biome/bin/biome", args);
			const found = findings(printed, /^::error title=(?<rule>[^,]+),file=(?<file>[^,]+),/gm);
			return { passed, findings: found.map(({ file, rule }) => ({ file: relative(copy, file), rule })) };
		},
		remove: () => rm(copy, { recursive: true, force: true }),
	};
}

async function run(directory: string, program: string, args: readonly string[]) {
	const command = [join(root, "node_modules", program), ...args];
	try {
		const { stdout } = await promisify(execFile)(process.execPath, command, { cwd: directory, maxBuffer: 2 ** 26 });
		return { passed: true, printed: stdout };
	} catch (failure) {
		// A checker that finds something ends with a number; one that could not be started has none.
		if (failure instanceof Error && "stdout" in failure && "code" in failure && typeof failure.code === "number")
			return { passed: false, printed: String(failure.stdout) };
		throw failure;
	}
}

function findings(printed: string, pattern: RegExp): Finding[] {
	return [...printed.matchAll(pattern)].map(({ groups }) => ({
		file: groups?.["file"] ?? "",
		rule: groups?.["rule"] ?? "",
	}));
}
