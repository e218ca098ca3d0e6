import { spawn } from "node:child_process";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

const program = join(import.meta.dirname, "../../cli/countersign.js");

/** What a terminal showed, and when: milliseconds of `performance.now()`. */
export interface Written {
	readonly at: number;
	readonly text: string;
}

/** The real command line in a pseudo-terminal, held by `script` (util-linux), and everything that it wrote. */
export interface Play {
	readonly written: readonly Written[];
	/** Waits until these words stand on the screen, behind those seen last. */
	sees(words: string | RegExp): Promise<RegExpExecArray>;
	/** Types as people do, a key at a time. */
	types(text: string): Promise<void>;
	readonly ended: Promise<number | null>;
}

/** Milliseconds between two keys. */
const typingSpeed = 120;

/**
 * @param prompt What stands before the cursor when the command is typed.
 * @param output A file in the working folder that takes the result.
 */
export function playTerminal(
	args: readonly string[],
	environment: Record<string, string>,
	prompt = "$ ",
	output?: { readonly folder: string; readonly file: string },
): Play {
	const words = [process.execPath, program, ...args].map((word) => `'${word}'`).join(" ");
	const line = output ? `${words} > '${join(output.folder, output.file)}'` : words;
	const child = spawn("script", ["-qfec", `exec ${line}`, "/dev/null"], {
		env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TERM: "xterm-256color", ...environment },
		stdio: ["pipe", "pipe", "inherit"],
	});
	const written: Written[] = [
		{
			at: performance.now(),
			text: `${prompt}countersign ${[...args, ...(output ? [`> ${output.file}`] : [])].join(" ")}\r\n`,
		},
	];
	let plain = "";
	let seen = 0;
	child.stdout.setEncoding("utf8").on("data", (text: string) => {
		written.push({ at: performance.now(), text });
		plain += stripVTControlCharacters(text);
	});
	return {
		written,
		ended: new Promise((resolve) => {
			child.on("close", resolve);
		}),
		async types(text) {
			for (const key of text) {
				child.stdin.write(key);
				await new Promise((resolve) => {
					setTimeout(resolve, typingSpeed);
				});
			}
		},
		sees(words) {
			const pattern = typeof words === "string" ? new RegExp(words.replaceAll(/[^\w\s]/g, "\\$&")) : words;
			return new Promise((resolve, reject) => {
				const look = () => {
					const match = pattern.exec(plain.slice(seen));
					if (!match) return;
					seen += match.index + match[0].length;
					child.stdout.off("data", look);
					resolve(match);
				};
				child.stdout.on("data", look);
				child.on("close", () => reject(new Error(`${args[0]} ended without ${pattern}: ${plain.slice(seen)}`)));
				look();
			});
		},
	};
}
