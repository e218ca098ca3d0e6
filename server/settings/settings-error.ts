/** A setting that can not be used. The message is one line for the person who gave it. */
export class SettingsError extends Error {
	override readonly name = "SettingsError";
}
