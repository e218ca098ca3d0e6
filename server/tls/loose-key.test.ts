import { chmod, mkdir, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { looseKey, othersReach } from "./loose-key.ts";

/** A key that a link leads to, in a folder of its own. */
async function linkedKey(mode: number, folderMode: number) {
	const above = await temporaryDirectory();
	const [folder, link] = [join(above, "archive"), join(above, "privkey.pem")];
	await mkdir(folder);
	const file = join(folder, "privkey1.pem");
	await writeFile(file, "key");
	await symlink(file, link);
	await chmod(file, mode);
	await chmod(folder, folderMode);
	await chmod(dirname(folder), 0o755);
	return link;
}

/** Below a temporary folder of one's own, nobody else reaches any key. */
const alone = process.platform === "win32" || !(await othersReach(tmpdir()));

test.skipIf(alone).each([
	[0o644, "640"],
	[0o604, "600"],
	[0o662, "640"],
])("a key that others can read or change is told of (mode %o)", async (mode, closed) => {
	const key = await linkedKey(mode, 0o755);
	expect(await looseKey(key)).toBe(`Others can read or change --tls-key ${key}. Close it: chmod ${closed} ${key}`);
});

test.each([
	["its owner's alone", 0o600, 0o755],
	["its group's as well, as of ssl-cert", 0o640, 0o755],
	["in a folder that keeps others out, as certbot's", 0o644, 0o700],
])("a key that is %s is not", async (_, mode, folderMode) => {
	expect(await looseKey(await linkedKey(mode, folderMode))).toBeUndefined();
});
