import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { freePort } from "../start/free-port.ts";
import { writeDocumented } from "./documented.ts";
import { onPrivateMachine } from "./machine.ts";
import { runProgram } from "./run-program.ts";

const recipe = "freeradius.md";

/** What RADIUS clients of this machine share with the server. */
export const sharedSecret = "testing123";

/** Debian's FreeRADIUS with the recipe's files. */
export async function startFreeradius(): Promise<{ port: number; stop(): Promise<void> }> {
	onPrivateMachine();
	const port = await freePort();
	await writeDocumented(recipe, "/etc/tmpfiles.d/countersign.conf");
	execFileSync("systemd-tmpfiles", ["--create", "/etc/tmpfiles.d/countersign.conf"]);
	await writeDocumented(recipe, "/etc/freeradius/3.0/mods-enabled/countersign");
	await writeDocumented(recipe, "/etc/freeradius/3.0/sites-enabled/countersign", [[/port = 1822/, `port = ${port}`]]);
	const client = `client localhost {\n\tipaddr = 127.0.0.1\n\tsecret = ${sharedSecret}\n}\n`;
	await writeFile("/etc/freeradius/3.0/clients.conf", client);
	const server = runProgram("freeradius", ["-X"]);
	await server.printed(/Ready to process requests/);
	return { port, stop: server.stop };
}
