import { createHash } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { bootGuest } from "./guest/boot-guest.ts";
import type { Guest, RunOptions } from "./guest/guest.ts";
import { type GuestKeys, plugKeys } from "./guest-keys.ts";

let guest: Guest;
let keys: GuestKeys | undefined;

beforeAll(async () => {
	guest = await bootGuest({ packages: ["fido2-tools", "python3-fido2"] });
});
afterAll(() => guest?.stop());
afterEach(async () => {
	await keys?.stop();
	keys = undefined;
});

async function outputOf(argv: readonly string[], options: RunOptions = {}): Promise<string> {
	const { exitCode, stdout, stderr } = await guest.run(argv, options);
	expect(stderr).toBe("");
	expect(exitCode).toBe(0);
	return stdout;
}

const toLines = (...lines: string[]) => lines.map((line) => `${line}\n`).join("");
const toHash = (text: string) => createHash("sha256").update(text).digest("base64");

test("libfido2 finds the key and reads what it is", async () => {
	keys = await plugKeys(guest, { pin: "1234" });
	const [node = ""] = keys.nodes;
	expect(await outputOf(["fido2-token", "-L"])).toContain(`${node}: vendor=0x1209, product=0x0001`);
	const described = await outputOf(["fido2-token", "-I", node]);
	expect(described).toContain("version strings: FIDO_2_0, FIDO_2_1");
	expect(described).toContain("pin retries: 8");
});

test("python-fido2 finds the key and reads what it is", async () => {
	keys = await plugKeys(guest, { ctap: "2.0" });
	const script = toLines(
		"from fido2.hid import CtapHidDevice",
		"from fido2.ctap2 import Ctap2",
		"for device in CtapHidDevice.list_devices(): print(device.descriptor.path, Ctap2(device).info.versions)",
	);
	expect(await outputOf(["python3", "-c", script])).toBe(`${keys.nodes[0]} ['FIDO_2_0']\n`);
});

test("libfido2 makes a credential and verifies what it signs, each after a touch", async () => {
	const key = await plugKeys(guest, { touch: "told" });
	keys = key;
	const [node = ""] = key.nodes;
	async function touched(argv: readonly string[], input: string): Promise<string> {
		const blinking = key.blinking();
		const output = outputOf(argv, { input });
		// Where it fails without ever blinking, that is what went wrong.
		await Promise.race([blinking.then(() => key.touch()), output]);
		return output;
	}
	const rpId = "login.example";
	const wanted = toLines(toHash("made"), rpId, "ada", Buffer.from("ada").toString("base64"));
	const made = await touched(["fido2-cred", "-M", node], wanted);
	const [id = "", ...publicKey] = (await outputOf(["fido2-cred", "-V"], { input: made })).split("\n");

	const asserted = await touched(["fido2-assert", "-G", node], toLines(toHash("asked"), rpId, id));
	const verify = ["sh", "-c", 'echo "$KEY" >/run/key && fido2-assert -V /run/key es256'];
	await outputOf(verify, { input: asserted, env: { KEY: publicKey.join("\n") } });
	expect(await key.state()).toMatchObject({ blinking: false, signatureCounter: expect.any(Number) });
});
