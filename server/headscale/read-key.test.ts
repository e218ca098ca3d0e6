import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { StartError } from "../commands/start-error.ts";
import { temporaryDirectory } from "../testing/temporary-directory.ts";
import { readKey } from "./read-key.ts";

const text = "hskey-api-abcdefghijkl-abcdefghijklmnopqrstuvwxyz";

async function keyFile(mode: number) {
	const file = join(await temporaryDirectory(), "headscale.key");
	await writeFile(file, `${text}\n`);
	await chmod(file, mode);
	return file;
}

test.each([0o600, 0o400])("a key that only its owner can read is used (mode %o)", async (mode) => {
	expect(await readKey({ file: await keyFile(mode) })).toBe(text);
});

test.each([0o644, 0o660, 0o604])("one that others can read or change is not (mode %o)", async (mode) => {
	const file = await keyFile(mode);
	const reading = readKey({ file });
	await expect(reading).rejects.toThrow(StartError);
	await expect(reading).rejects.toThrow(
		/^Others can read or change --headscale-key-file \S+, so .*: chmod 6[04]0 \S+$/,
	);
});

test("a file that is not there is told", async () => {
	await expect(readKey({ file: "/missing.key" })).rejects.toThrow("--headscale-key-file /missing.key can not be read.");
});
