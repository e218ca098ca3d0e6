import { existsSync } from "node:fs";

/** Whether all that a package of Debian's brings is there; where it is not, the run says what it leaves out. */
export function isInstalled(debianPackage: string, ...files: readonly string[]): boolean {
	const there = files.every((file) => existsSync(file));
	if (!there) console.log(`Skipped, because ${debianPackage} is not installed: apt-get install ${debianPackage}`);
	return there;
}
