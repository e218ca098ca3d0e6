import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { z } from "zod";
import { PasskeyPublicKey, Receipt } from "../../contract/receipt.ts";
import { CommandFailure, fileFailure } from "../command-failure.ts";

/** Reads a receipt from a file, or from stdin where it is `-`. @throws CommandFailure */
export async function readReceipt(file: string): Promise<Receipt> {
	const receipt = Receipt.safeParse(await readJson(file));
	if (receipt.success) return receipt.data;
	const where = receipt.error.issues[0]?.path.join(".");
	throw new CommandFailure(`${nameOf(file)} is not a receipt${where ? `: look at "${where}"` : ""}.`, {
		code: "not-a-receipt",
	});
}

/** A JWK may say more than its key (RFC 7517, section 4); of that, nothing matters here. */
const Jwk = z.union(PasskeyPublicKey.options.map((option) => option.strip()));

/** Reads the key to compare with: a JWK, or another receipt's. @throws CommandFailure */
export async function readPinnedKey(file: string): Promise<PasskeyPublicKey> {
	const json = await readJson(file);
	const key = z.union([Jwk, Receipt.transform(({ publicKey }) => publicKey)]).safeParse(json);
	if (key.success) return key.data;
	const takes = "a JWK (P-256, Ed25519 or RSA) or another receipt";
	throw new CommandFailure(`${nameOf(file)} holds no key: --key takes ${takes}.`, { code: "not-a-key" });
}

async function readJson(file: string): Promise<unknown> {
	let content: string;
	try {
		content = file === "-" ? await text(process.stdin) : await readFile(file, "utf8");
	} catch (cause) {
		throw fileFailure("read", nameOf(file), cause);
	}
	try {
		return JSON.parse(content);
	} catch (cause) {
		throw new CommandFailure(`${nameOf(file)} is not JSON.`, { code: "not-json", cause });
	}
}

function nameOf(file: string): string {
	return file === "-" ? "What came on stdin" : file;
}
