import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { build, type Plugin } from "vite";

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
		plugins: [keepPlaces],
		ssr: { noExternal: true, external: ["node-hid"] },
		build: { ssr: entry, write: false, target: "node24", rolldownOptions: { output: { codeSplitting: false } } },
	});
	if (!("output" in built)) throw new Error(`no single bundle came of ${entry}`);
	return built.output[0].code;
}

/** Lets each module go on finding the files beside it, which the guest sees where the host does. */
const keepPlaces: Plugin = {
	name: "keep-places",
	transform(code, file) {
		const places: Readonly<Record<string, string>> = {
			dirname: dirname(file),
			filename: file,
			url: pathToFileURL(file).href,
		};
		return code.replace(/\bimport\.meta\.(dirname|filename|url)\b/g, (_, name: string) => JSON.stringify(places[name]));
	},
};
