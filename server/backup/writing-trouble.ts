/** Why a file or a folder could not be written, in one line: what the file system or SQLite says of it. */
export function writingTrouble(path: string, cause: unknown): string {
	const { code, errcode, message } = Object(cause) as { code?: string; errcode?: number; message?: string };
	// SQLite's result code 13 is a full disk.
	if (code === "ENOSPC" || errcode === 13) return `${path} can not be written: the disk is full.`;
	if (code === "ENOENT") return `${path} can not be written: its folder is not there.`;
	if (code === "EACCES" || code === "EPERM" || code === "EROFS") return `${path} can not be written: no permission.`;
	return `${path} can not be written: ${message}`;
}
