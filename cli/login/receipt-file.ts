import { type FileHandle, open, unlink } from "node:fs/promises";
import type { Receipt } from "../../contract/receipt.ts";
import { fileFailure } from "../command-failure.ts";

/** A file that is known to be writable before anybody is asked for an approval. */
export interface ReceiptFile {
	/** Writes the receipt, readable by its owner only. @throws CommandFailure */
	save(receipt: Receipt): Promise<void>;
	/** Leaves everything as it was before. */
	discard(): Promise<void>;
}

/** @throws CommandFailure where the file can not be written */
export async function openReceiptFile(path: string): Promise<ReceiptFile> {
	const { handle, isNew } = await openForLater(path).catch((cause: unknown) => {
		throw fileFailure("write", path, cause);
	});
	return {
		async save(receipt) {
			try {
				// A pipe or a terminal has neither a length nor a mode of its own.
				if ((await handle.stat()).isFile()) {
					await handle.chmod(0o600);
					await handle.truncate();
				}
				await handle.writeFile(`${JSON.stringify(receipt, null, 2)}\n`);
				await handle.close();
			} catch (cause) {
				throw fileFailure("write", path, cause);
			}
		},
		async discard() {
			await handle.close();
			if (isNew) await unlink(path);
		},
	};
}

/** Opens without changing what is there. */
async function openForLater(path: string): Promise<{ handle: FileHandle; isNew: boolean }> {
	try {
		return { handle: await open(path, "ax", 0o600), isNew: true };
	} catch (error) {
		if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
		return { handle: await open(path, "a"), isNew: false };
	}
}
