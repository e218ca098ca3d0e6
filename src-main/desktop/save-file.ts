import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { app, dialog } from "electron";

/** Asks where a text is to go, and writes it there. @returns false where that was called off */
export async function saveFile(name: string, text: string): Promise<boolean> {
	const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: join(app.getPath("downloads"), name) });
	if (canceled || !filePath) return false;
	await writeFile(filePath, text);
	return true;
}
