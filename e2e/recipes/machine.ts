import { appendFile, chmod, copyFile, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** Throws unless private-machine.sh made this machine: nothing of a real one is to be changed. */
export function onPrivateMachine(): void {
	if (process.env["COUNTERSIGN_PRIVATE_MACHINE"] !== "yes")
		throw new Error("Recipes change /etc. Start them with: npm run e2e:recipes");
}

/** Installs the hook and the command line as docs/recipes/README.md says. */
export async function installHook(): Promise<void> {
	onPrivateMachine();
	for (const folder of ["/usr/local/bin", "/usr/local/lib/countersign", "/etc/countersign"])
		await mkdir(folder, { recursive: true });
	const hook = "/usr/local/lib/countersign/countersign-hook";
	await copyFile(join(root, "build/recipes/countersign-hook"), hook);
	await chmod(hook, 0o755);
	const programs = { countersign: join(root, "cli/countersign.js"), node: process.execPath };
	for (const [name, file] of Object.entries(programs)) {
		await rm(`/usr/local/bin/${name}`, { force: true });
		await symlink(file, `/usr/local/bin/${name}`);
	}
	await writeFile("/etc/countersign/hook-accounts", "root alice\n");
}

/** Says which server is asked, and for how many seconds. */
export async function configureHook(server: string, timeout: number): Promise<void> {
	await writeFile("/etc/countersign/hook.conf", `SERVER=${server}\nTIMEOUT=${timeout}\nTARGET=web1\n`);
}

/** A user of this machine, whose password is locked. */
export async function addUser(name: string, id: number): Promise<void> {
	onPrivateMachine();
	await appendFile("/etc/passwd", `${name}:x:${id}:${id}::/tmp:/bin/sh\n`);
	await appendFile("/etc/group", `${name}:x:${id}:\n`);
	await appendFile("/etc/shadow", `${name}:*:19000:0:99999:7:::\n`);
}
