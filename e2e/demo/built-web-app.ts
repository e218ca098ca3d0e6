import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { narrate } from "./narrate.ts";

const root = join(import.meta.dirname, "../..");

/** Builds the web app where that has not been done: a server does not start without the pages it serves. */
export async function builtWebApp(): Promise<void> {
	if (existsSync(join(root, "out/web/index.html"))) return;
	narrate("The web app is built, once.");
	await promisify(execFile)("npm", ["run", "--silent", "build"], { cwd: root });
}
