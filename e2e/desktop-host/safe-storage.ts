import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { MemberOf } from "./surface.ts";

type Backend = ReturnType<Electron.SafeStorage["getSelectedStorageBackend"]>;

export interface Keyring {
	isLocked: boolean;
	isAvailable: boolean;
	backend: Backend;
}

// Chromium's marks: v10 is what is written without a keyring, under a password that everybody knows.
const withoutKeyring = "v10";
const withKeyring = "v11";
const ivLength = 12;
const tagLength = 16;

/** The keyring is a file here; what the app does with it, and without it, is the point. */
export class SafeStorage implements Pick<Electron.SafeStorage, MemberOf<"safeStorage">> {
	readonly keyring: Keyring = { isLocked: false, isAvailable: true, backend: "gnome_libsecret" };
	readonly #keyFile: () => string;

	constructor(keyFile: () => string) {
		this.#keyFile = keyFile;
	}

	async isAsyncEncryptionAvailable(): Promise<boolean> {
		return this.keyring.isAvailable;
	}

	getSelectedStorageBackend(): Backend {
		return this.keyring.backend;
	}

	async encryptStringAsync(plain: string): Promise<Buffer> {
		this.#check();
		const iv = randomBytes(ivLength);
		const mark = this.#mark();
		const cipher = createCipheriv("aes-256-gcm", this.#key(mark), iv);
		const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
		return Buffer.concat([Buffer.from(mark), iv, cipher.getAuthTag(), body]);
	}

	async decryptStringAsync(encrypted: Buffer): Promise<Electron.DecryptStringAsyncReturnValue> {
		this.#check();
		const mark = encrypted.subarray(0, withKeyring.length).toString();
		if (mark !== withKeyring && mark !== withoutKeyring) throw new Error("Failed to decrypt: not an encrypted string");
		const ivEnd = mark.length + ivLength;
		const tagEnd = ivEnd + tagLength;
		const decipher = createDecipheriv("aes-256-gcm", this.#key(mark), encrypted.subarray(mark.length, ivEnd));
		decipher.setAuthTag(encrypted.subarray(ivEnd, tagEnd));
		const plain = Buffer.concat([decipher.update(encrypted.subarray(tagEnd)), decipher.final()]);
		return { result: plain.toString("utf8"), shouldReEncrypt: mark !== this.#mark() };
	}

	#check(): void {
		if (!this.keyring.isAvailable) throw new Error("Encryption is not available");
		if (this.keyring.isLocked) throw new Error("Encryption is temporarily unavailable");
	}

	#mark(): typeof withKeyring | typeof withoutKeyring {
		return this.keyring.backend === "basic_text" ? withoutKeyring : withKeyring;
	}

	#key(mark: string): Buffer {
		return mark === withoutKeyring ? createHash("sha256").update("peanuts").digest() : this.#keyOfKeyring();
	}

	#keyOfKeyring(): Buffer {
		const file = this.#keyFile();
		if (!existsSync(file)) {
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, randomBytes(32));
		}
		return readFileSync(file);
	}
}
