import { build } from "vite";

/**
 * Makes one file of JavaScript of a program and all that it imports, but for node-hid, whose add-on stands elsewhere.
 *
 * Emulated, a program that Node has to strip of its types first takes five seconds longer to start, and now and then
 * V8 trips over the compiler that does it ("Check failed: it->second.Size() > offset") when the program ends early.
 *
 * @param entry Path of the program.
 */
export async function bundleProgram(entry: string): Promise<string> {
	const built = await build({
		configFile: false,
		logLevel: "warn",
		ssr: { noExternal: true, external: ["node-hid"] },
		build: { ssr: entry, write: false, target: "node24", rolldownOptions: { output: { codeSplitting: false } } },
	});
	if (!("output" in built)) throw new Error(`no single bundle came of ${entry}`);
	return built.output[0].code;
}
