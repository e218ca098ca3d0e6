/** A file that can not be restored from. The message goes on after the name of the file, for whoever gave it. */
export class BackupRefused extends Error {
	override readonly name = "BackupRefused";
}
