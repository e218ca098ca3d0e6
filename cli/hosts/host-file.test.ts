import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createDpopKey } from "../../client/dpop-key.ts";
import { createKeptKey } from "../../client/kept-key.ts";
import { hostProofHeader } from "../../contract/host.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { asKnownHost } from "./as-known-host.ts";
import { hostFile, readHost, writeHost } from "./host-file.ts";

const server = "https://sign.example.org";

async function openFile() {
	const file = join(await temporaryFolder(), "host.json");
	await writeHost(file, { server, name: "web1", key: await createKeptKey() });
	const headersAt = async (origin: string, token?: string) => {
		const key = await createDpopKey(keySurroundings);
		const known = await asKnownHost(key, origin, { COUNTERSIGN_HOST_FILE: file });
		return Object.keys(await known.headers("POST", `${origin}/api/login-requests`, token));
	};
	return { file, headersAt };
}

test("a host proves itself where it is enrolled, when it asks, and nowhere else", async () => {
	const { headersAt } = await openFile();
	expect(await headersAt(server)).toEqual(["dpop", hostProofHeader]);
	expect(await headersAt(server, "wait-token")).toEqual(["dpop"]);
	expect(await headersAt("https://other.example.org")).toEqual(["dpop"]);
});

test("a key that others can read is not used", async () => {
	const { file, headersAt } = await openFile();
	await chmod(file, 0o644);
	await expect(headersAt(server)).rejects.toThrow(`chmod 600 ${file}`);
});

test("a damaged file is told, and one that is not there is none", async () => {
	const { file } = await openFile();
	await writeFile(file, "{}");
	await expect(readHost(file)).rejects.toThrow("is damaged, or of a later version");
	expect(await readHost(`${file}.none`)).toBeUndefined();
});

test("the key is kept with the machine's settings for root, else with the user's", () => {
	const own = "/home/alice/.config";
	const expected = process.getuid?.() === 0 ? "/etc/countersign/host.json" : `${own}/countersign/host.json`;
	expect(hostFile({ XDG_CONFIG_HOME: own })).toBe(expected);
});
