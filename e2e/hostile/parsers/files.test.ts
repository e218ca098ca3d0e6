import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readExport } from "../../../cli/audit/read-export.ts";
import { CommandFailure } from "../../../cli/command-failure.ts";
import { keepHead, readHead } from "../../../cli/pairings/kept-heads.ts";
import { readPairings, writePairings } from "../../../cli/pairings/pairing-file.ts";
import { readPinnedKey, readReceipt } from "../../../cli/receipt/read-receipt.ts";
import { createKeptKey } from "../../../client/kept-key.ts";
import { badText } from "../requests/bad-text.ts";

let folder: string;

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), "countersign-files-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

const content = fc.oneof(
	fc.uint8Array({ maxLength: 40 }),
	badText,
	fc.json(),
	fc.constantFrom(
		'{"pairings":[{}]}',
		'{"pairings":{"length":1}}',
		'{"heads":{"a b":7}}',
		'{"text":"a"}',
		"null",
		'{"kty":"oct"}',
	),
	fc.constant("[".repeat(5000)),
);

async function all(path: string): Promise<void> {
	for await (const line of readExport(path)) expect(line).toBeDefined();
}

test.each<[string, (path: string) => Promise<unknown>]>([
	["a receipt", readReceipt],
	["a key to compare with", readPinnedKey],
	["pairings", readPairings],
	["an export of the audit log", all],
])("a file that was to hold %s and holds anything else is told in one line", async (_, read) => {
	const path = join(folder, "given.json");
	await fc.assert(
		fc.asyncProperty(content, async (given) => {
			writeFileSync(path, given, { mode: 0o600 });
			const failure: unknown = await read(path).then(
				() => undefined,
				(error: unknown) => error,
			);
			if (failure === undefined) return;
			expect(failure).toBeInstanceOf(CommandFailure);
			expect(String(failure)).not.toMatch(/[\n\r]|Unexpected token|ZodError/);
		}),
		{ numRuns: 30 },
	);
});

test("pairings that were written are read the same", async () => {
	const path = join(folder, "pairings.json");
	const key = await createKeptKey();
	await fc.assert(
		fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 3 }), async (tokens) => {
			const made = tokens.map((token) => ({
				server: "https://a.example",
				rpId: "a.example",
				account: "alice",
				id: token,
				token,
				key,
			}));
			await writePairings(path, made);
			expect(await readPairings(path)).toEqual(made);
		}),
		{ numRuns: 20 },
	);
});

test("a head that was kept is read, whatever was in the file before", () => {
	const path = join(folder, "heads.json");
	const pairing = { server: "https://a.example", id: "__proto__" };
	fc.assert(
		fc.property(content, (given) => {
			writeFileSync(path, given);
			keepHead(path, pairing, "0:");
			expect(readHead(path, pairing)).toBe("0:");
		}),
		{ numRuns: 30 },
	);
});
