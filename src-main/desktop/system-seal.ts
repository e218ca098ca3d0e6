import { safeStorage } from "electron";
import { SealLocked, type SecretSeal } from "../accounts/secret-seal.ts";

/** The system's key store: Keychain, DPAPI, or on Linux the Secret Service. */
export const systemSeal: SecretSeal = {
	async protection() {
		if (!(await safeStorage.isAsyncEncryptionAvailable())) return "none";
		// Without a Secret Service, Linux seals with a password that stands in Chromium's source.
		const everybodys = process.platform === "linux" && safeStorage.getSelectedStorageBackend() === "basic_text";
		return everybodys ? "weak" : "protected";
	},
	async seal(text) {
		try {
			return (await safeStorage.encryptStringAsync(text)).toString("base64");
		} catch (cause) {
			throw new SealLocked("The key store can not seal now.", { cause });
		}
	},
	async open(sealed) {
		const bytes = Buffer.from(sealed, "base64");
		if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new SealLocked("There is no key store now.");
		try {
			const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(bytes);
			return { text: result, stale: shouldReEncrypt };
		} catch (cause) {
			if (isPassing(cause)) throw new SealLocked("The key store is locked.", { cause });
			throw cause;
		}
	},
};

/** The documented words for a key store that will answer later; anything else means bytes that can not be opened. */
function isPassing(cause: unknown): boolean {
	return cause instanceof Error && /temporar|locked|unavailable/i.test(cause.message);
}
