import type { ReceiptCheckName, ReceiptVerdict } from "../../client/verify-receipt.ts";
import type { Receipt } from "../../contract/receipt.ts";
import type { Terminal } from "../terminal.ts";
import { visible } from "../visible-text.ts";

const checkWords: Record<ReceiptCheckName, string> = {
	"text-version": "the signed text is of a version known here",
	challenge: "what was signed is this text",
	type: "it was signed as a proof of a passkey, not at its registration",
	"same-origin": "it was signed on the server's own page, not inside another",
	origin: "it was signed at this address, which belongs to the rpId",
	"rp-id": "the key signed for this rpId",
	"user-present": "a person was present",
	"user-verified": "the key verified the person (PIN or biometrics)",
	signature: "the signature fits the key",
	"pinned-key": "the key is the one given with --key",
};

/** What the asking machine says of itself, and nobody checked. */
const claimed = new Set(["host", "os-user"]);

const algorithms = { EC: "ES256", OKP: "Ed25519", RSA: "RS256" } as const;

/** Writes what was signed, by which key and for whom, each check, and the verdict. */
export function printVerdict(terminal: Terminal, receipt: Receipt, verdict: ReceiptVerdict): void {
	const style = (format: "bold" | "green" | "red", text: string) => terminal.style(format, text, process.stdout);
	const { facts, checks, keyThumbprint } = verdict;
	terminal.print("Signed:");
	for (const [label, value] of facts)
		if (value !== "") printRow(terminal, label, value, claimed.has(label) ? ", says who asked" : "");
	if (facts.size === 0) terminal.print("  (a text that this version can not read)");
	terminal.print("");
	terminal.print("With:");
	printRow(terminal, "rpId", receipt.rpId);
	printRow(terminal, "origin", receipt.origin);
	printRow(terminal, "key", `${algorithms[receipt.publicKey.kty]}, thumbprint ${keyThumbprint}`);
	printRow(terminal, "credential", receipt.credentialId);
	printRow(terminal, "verified", receipt.verifiedAt, ", says the server");
	terminal.print("");
	terminal.print("Checked:");
	for (const { name, passed } of checks)
		terminal.print(`  ${passed ? style("green", "pass") : style("red", "FAIL")}  ${checkWords[name]}`);
	terminal.print("");
	terminal.print(style(verdict.valid ? "green" : "red", closingWords(verdict)));
}

function printRow(terminal: Terminal, label: string, value: string, source = ""): void {
	terminal.print(`  ${label.padEnd(11)} ${visible(value)}${source}`);
}

function closingWords({ valid, checks }: ReceiptVerdict): string {
	const failed = checks.filter(({ passed }) => !passed);
	if (!valid) return `Not valid: ${failed.map(({ name }) => name).join(", ")} failed.`;
	return isPinned(checks) ? "Signature valid, by the given key." : "Signature valid, key not pinned.";
}

/** The same for a script. */
export function verdictJson(receipt: Receipt, { valid, checks, facts, keyThumbprint }: ReceiptVerdict) {
	const { publicKey, credentialId, rpId, origin, verifiedAt } = receipt;
	const key = { thumbprint: keyThumbprint, credentialId, publicKey };
	return {
		valid,
		keyPinned: isPinned(checks),
		signed: Object.fromEntries(facts),
		rpId,
		origin,
		key,
		verifiedAt,
		checks,
	};
}

function isPinned(checks: ReceiptVerdict["checks"]): boolean {
	return checks.some(({ name, passed }) => name === "pinned-key" && passed);
}
