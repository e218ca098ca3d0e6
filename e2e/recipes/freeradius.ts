import { execFileSync } from "node:child_process";
import { rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../start/free-port.ts";
import { writeDocumented } from "./documented.ts";
import { onPrivateMachine } from "./machine.ts";
import { runProgram } from "./run-program.ts";

export interface RadiusServer {
	readonly port: number;
	stop(): Promise<void>;
}

const recipe = "freeradius.md";
const folder = "/etc/freeradius/3.0";

/** What RADIUS clients of this machine share with the server. */
export const sharedSecret = "testing123";

/** Debian's FreeRADIUS with the recipe's files. */
export async function startFreeradius(): Promise<RadiusServer> {
	onPrivateMachine();
	await writeDocumented(recipe, "/etc/tmpfiles.d/countersign.conf");
	execFileSync("systemd-tmpfiles", ["--create", "/etc/tmpfiles.d/countersign.conf"]);
	await writeDocumented(recipe, "/etc/freeradius/3.0/mods-enabled/countersign");
	const client = `client localhost {\n\tipaddr = 127.0.0.1\n\tsecret = ${sharedSecret}\n}\n`;
	await writeFile("/etc/freeradius/3.0/clients.conf", client);
	return serve("sites-enabled/countersign");
}

/** FreeRADIUS as it is to be while Countersign is away, with a password of the user `rescue`. */
export async function startWayBack(password: string): Promise<RadiusServer> {
	onPrivateMachine();
	await rm(join(folder, "sites-enabled/countersign"), { force: true });
	const hash = execFileSync("openssl", ["passwd", "-6", password], { encoding: "utf8" }).trim();
	await writeDocumented(recipe, join(folder, "mods-config/files/authorize"), [[/HASH/, hash]]);
	await symlink("../sites-available/way-back", join(folder, "sites-enabled/way-back"));
	return serve("sites-available/way-back");
}

async function serve(site: string): Promise<RadiusServer> {
	const port = await freePort();
	await writeDocumented(recipe, join(folder, site), [[/port = 1822/, `port = ${port}`]]);
	const server = runProgram("freeradius", ["-X"]);
	await server.printed(/Ready to process requests/);
	return { port, stop: server.stop };
}
