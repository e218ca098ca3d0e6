import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { SafeStorage } from "./safe-storage.ts";

const folder = mkdtempSync(join(tmpdir(), "countersign-keyring-"));
afterAll(() => rmSync(folder, { recursive: true }));
const storage = () => new SafeStorage(() => join(folder, "keyring"));

test("a secret is read again, by a later start too, and never stands there in the clear", async () => {
	const encrypted = await storage().encryptStringAsync("sécret");
	expect(encrypted.includes("cret")).toBe(false);
	expect(await storage().decryptStringAsync(encrypted)).toEqual({ result: "sécret", shouldReEncrypt: false });
});

test("an altered secret is refused", async () => {
	const encrypted = await storage().encryptStringAsync("secret");
	encrypted.writeUInt8((encrypted.at(-1) ?? 0) ^ 1, encrypted.length - 1);
	await expect(storage().decryptStringAsync(encrypted)).rejects.toThrow();
	await expect(storage().decryptStringAsync(Buffer.from("plain"))).rejects.toThrow("not an encrypted string");
});

test("a locked keyring is there, and gives nothing", async () => {
	const locked = storage();
	const encrypted = await locked.encryptStringAsync("secret");
	locked.keyring.isLocked = true;
	expect(await locked.isAsyncEncryptionAvailable()).toBe(true);
	await expect(locked.encryptStringAsync("x")).rejects.toThrow("temporarily");
	await expect(locked.decryptStringAsync(encrypted)).rejects.toThrow("temporarily");
	locked.keyring.isLocked = false;
	expect((await locked.decryptStringAsync(encrypted)).result).toBe("secret");
});

test("what was written without a keyring should be written again once there is one", async () => {
	const changing = storage();
	changing.keyring.backend = "basic_text";
	const encrypted = await changing.encryptStringAsync("secret");
	expect((await changing.decryptStringAsync(encrypted)).shouldReEncrypt).toBe(false);
	changing.keyring.backend = "gnome_libsecret";
	expect(await changing.decryptStringAsync(encrypted)).toEqual({ result: "secret", shouldReEncrypt: true });
});

test("without anything to encrypt with, it says so", async () => {
	const none = storage();
	none.keyring.isAvailable = false;
	expect(await none.isAsyncEncryptionAvailable()).toBe(false);
	await expect(none.encryptStringAsync("x")).rejects.toThrow("not available");
});
