import { mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test, vi } from "vitest";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { makeWithSecret } from "./secret-file.ts";

const secret = "s3cret";
const make = async () => ({ secret });

test("a secret stands in a file of its owner's, and in nothing else", async () => {
	const path = join(await temporaryFolder(), "secret");
	expect(await makeWithSecret(path, make)).toEqual({ client: { secret }, secretFile: path });
	expect(await readFile(path, "utf8")).toBe(`${secret}\n`);
	expect((await stat(path)).mode & 0o777).toBe(0o600);
});

const places: [string, (path: string) => Promise<unknown>, (path: string) => string][] = [
	["in a folder that is not there", async () => undefined, (path) => `: there is no folder ${dirname(path)}.`],
	["that is a folder", (path) => mkdir(path, { recursive: true }), () => ": it is a folder."],
	[
		"that is a link to nowhere",
		async (path) => {
			await mkdir(dirname(path));
			await symlink("/missing/x", path);
		},
		() => ": it is a link that leads nowhere.",
	],
];

test.each(places)("a file %s is refused before anything is made", async (_, prepare, words) => {
	const path = join(await temporaryFolder(), "below", "secret");
	await prepare(path);
	const makes = vi.fn(make);
	await expect(makeWithSecret(path, makes)).rejects.toThrow(`Can not write ${path}${words(path)}`);
	expect(makes).not.toHaveBeenCalled();
});

test("a file without a name, or that is there already, is refused as well", async () => {
	const path = join(await temporaryFolder(), "secret");
	await writeFile(path, "mine");
	await expect(makeWithSecret("", make)).rejects.toThrow("--secret-file takes the name of a new file.");
	await expect(makeWithSecret(path, make)).rejects.toThrow(`${path} is there already.`);
	expect(await readFile(path, "utf8")).toBe("mine");
});

test("where nothing is made no file stays", async () => {
	const folder = await temporaryFolder();
	const failing = () => Promise.reject(new Error("There is no client."));
	await expect(makeWithSecret(join(folder, "secret"), failing)).rejects.toThrow("There is no client.");
	expect(await readdir(folder)).toEqual([]);
});
