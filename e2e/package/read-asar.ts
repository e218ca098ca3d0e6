import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** A file of an archive: with its bytes, or beside the archive because it can not be used from inside. */
export interface PackedFile {
	readonly unpacked: boolean;
	readonly text: () => string;
}

interface Entry {
	readonly files?: Readonly<Record<string, Entry>>;
	readonly offset?: string;
	readonly size?: number;
	readonly unpacked?: boolean;
}

/** Reads an archive of @electron/asar: sizes, a JSON header padded to four bytes, then the files one after the other. */
export async function readAsar(path: string): Promise<ReadonlyMap<string, PackedFile>> {
	const bytes = await readFile(path);
	const header = bytes.toString("utf8", 16, 16 + bytes.readUInt32LE(12));
	const begin = 8 + bytes.readUInt32LE(4);
	const files = new Map<string, PackedFile>();
	const walk = (folder: string, entries: Readonly<Record<string, Entry>>) => {
		for (const [name, entry] of Object.entries(entries)) {
			const place = join(folder, name);
			if (entry.files) walk(place, entry.files);
			else {
				const from = begin + Number(entry.offset);
				const text = () => bytes.toString("utf8", from, from + (entry.size ?? 0));
				files.set(place, { unpacked: entry.unpacked ?? false, text });
			}
		}
	};
	walk("", (JSON.parse(header) as Entry).files ?? {});
	return files;
}
