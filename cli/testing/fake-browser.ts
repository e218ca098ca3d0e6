import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { temporaryFolder } from "./temporary-folder.ts";

/** A desktop whose browser only notes what it was told to open; with `fails`, one that does not start. */
export async function fakeBrowser({ fails = false } = {}) {
	const folder = await temporaryFolder();
	const notes = join(folder, "opened");
	const script = `#!/bin/sh\nprintf '%s\\n' "$1" >> '${notes}'\nexit ${fails ? 3 : 0}\n`;
	await writeFile(join(folder, "xdg-open"), script, { mode: 0o700 });
	return {
		environment: { DISPLAY: ":0", PATH: folder },
		opened: async () => (await readFile(notes, "utf8").catch(() => "")).split("\n").slice(0, -1),
	};
}
