/** The file with which Linux desktops start a program at login (Desktop Application Autostart Specification). */
export const autostartFile = "autostart/countersign.desktop";

/** Its text, for the program that `command` starts; each word is quoted as the Desktop Entry Specification has it. */
export function autostartEntry(command: readonly string[]): string {
	return [
		"[Desktop Entry]",
		"Type=Application",
		"Name=Countersign",
		"Comment=Shows login requests as they come",
		`Exec=${command.map(quoted).join(" ")}`,
		"Icon=countersign-tray",
		"Terminal=false",
		"X-GNOME-Autostart-enabled=true",
		"",
	].join("\n");
}

/** Quoted for the command line, and then escaped as a value of the file, in which a percent sign begins a field code. */
function quoted(word: string): string {
	const inQuotes = `"${word.replaceAll(/["`$\\]/g, (sign) => `\\${sign}`)}"`;
	return inQuotes.replaceAll("\\", "\\\\").replaceAll("%", "%%");
}
