import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { makeReceipt, signedText } from "../../client/receipt-for-tests.ts";
import { runCli } from "../testing/run-cli.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";

const receipt = await makeReceipt("ES256");
const tampered = { ...receipt, text: receipt.text.replace("alice", "mallory") };

async function write(content: unknown): Promise<string> {
	const file = join(await temporaryFolder(), "file.json");
	await writeFile(file, typeof content === "string" ? content : JSON.stringify(content));
	return file;
}

const verify = (...args: string[]) => runCli(["receipt", "verify", ...args]).ended;

test("a receipt that holds is told with what was signed, by which key and for whom", async () => {
	const { code, stdout, stderr } = await verify(await write(receipt));
	expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
	expect(stdout).toMatch(/^ {2}account {5}alice$/m);
	expect(stdout).toMatch(/^ {2}command {5}make deploy$/m);
	expect(stdout).toMatch(/^ {2}host {8}build-7, says who asked$/m);
	expect(stdout).toMatch(/^ {2}rpId {8}example\.org$/m);
	expect(stdout).toMatch(/^ {2}key {9}ES256, thumbprint [\w-]{43}$/m);
	expect(stdout).not.toMatch(/^ {2}target/m);
	expect(stdout.match(/^ {2}pass {2}/gm)).toHaveLength(9);
	expect(stdout).not.toContain("FAIL");
	expect(stdout.endsWith("\nSignature valid, key not pinned.\n")).toBe(true);
});

test("one that does not hold names what failed", async () => {
	const { code, stdout } = await verify(await write(tampered));
	expect(code).toBe(1);
	expect(stdout).toContain("  FAIL  what was signed is this text\n");
	expect(stdout.endsWith("\nNot valid: challenge failed.\n")).toBe(true);
});

describe("a pinned key", () => {
	test("is a JWK, with more in it or not, or another receipt", async () => {
		const jwk = { ...receipt.publicKey, kid: "alice", use: "sig" };
		for (const key of [receipt.publicKey, jwk, receipt]) {
			const { code, stdout } = await verify(await write(receipt), "--key", await write(key));
			expect(code).toBe(0);
			expect(stdout.endsWith("\nSignature valid, by the given key.\n")).toBe(true);
		}
	});

	test("that is another one makes the receipt not valid", async () => {
		const other = await write((await makeReceipt("Ed25519")).publicKey);
		const { code, stdout } = await verify(await write(receipt), "--key", other);
		expect(code).toBe(1);
		expect(stdout.endsWith("\nNot valid: pinned-key failed.\n")).toBe(true);
	});

	test("that is none is an error", async () => {
		const file = await write({ kty: "oct", k: "AAAA" });
		expect(await verify(await write(receipt), "--key", file)).toMatchObject({
			code: 1,
			stdout: "",
			stderr: `countersign: ${file} holds no key: --key takes a JWK (P-256, Ed25519 or RSA) or another receipt.\n`,
		});
	});
});

test("--json tells the same to a script, and stdin can be the file", async () => {
	const ended = await runCli(["receipt", "verify", "-", "--json"], { stdin: JSON.stringify(tampered) }).ended;
	expect(ended.code).toBe(1);
	const { checks, ...rest } = JSON.parse(ended.stdout);
	expect(rest).toMatchObject({
		valid: false,
		keyPinned: false,
		signed: { account: "mallory", command: "make deploy", code: "47" },
		rpId: "example.org",
		origin: "https://sign.example.org",
		key: { thumbprint: expect.stringMatching(/^[\w-]{43}$/), publicKey: receipt.publicKey },
	});
	expect(checks).toContainEqual({ name: "challenge", passed: false });
});

test("what a receipt holds can not play with the terminal", async () => {
	const text = signedText.replace("make deploy", "make \x1b[2J\u202edeploy");
	const { stdout } = await verify(await write(await makeReceipt("ES256", { text })));
	expect(stdout).toContain("make \\u{1b}[2J\\u{202e}deploy");
	expect(stdout).not.toContain("␛");
});

test.each([
	["no JSON", "{", "is not JSON."],
	["JSON that is no receipt", [], "is not a receipt."],
	["a receipt with a member missing", { ...receipt, rpId: undefined }, 'is not a receipt: look at "rpId".'],
	["a receipt with a member too many", { ...receipt, more: 1 }, "is not a receipt."],
])("%s is said in one line", async (_, content, words) => {
	const file = await write(content);
	expect(await verify(file)).toEqual({ code: 1, stdout: "", stderr: `countersign: ${file} ${words}\n` });
});

test("a missing file and wrong words are told apart", async () => {
	expect(await verify("/missing.json")).toMatchObject({
		code: 1,
		stderr: "countersign: Can not read /missing.json: it is not there.\n",
	});
	expect((await verify()).code).toBe(2);
	expect((await verify("a", "b")).code).toBe(2);
	expect((await verify("-", "--key", "-")).code).toBe(2);
});
