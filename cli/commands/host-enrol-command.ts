import type { Command } from "commander";
import { CommandFailure } from "../command-failure.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { enrolThisHost } from "../hosts/enrol-this-host.ts";
import { serverFrom } from "../server-address.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

interface EnrolOptions {
	server?: string;
	ca?: string;
	json?: boolean;
}

const help = `
An administrator makes the code, with "countersign host add" or on the web app's Hosts page.
It is asked for in the terminal, unseen, or read from stdin: never from the command line.

The key is made here and stays here, in a file that only its owner can read: as root
/etc/countersign/host.json, else in this user's settings (or COUNTERSIGN_HOST_FILE). From
then on "countersign ask" and "countersign login" of the same user prove with it, at that
server, that they run on this host.

Examples:
  countersign host enrol --server sign.example.org
  sudo countersign host enrol --server sign.example.org <code.txt`;

export function addHostEnrolCommand(hosts: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	hosts
		.command("enrol")
		.summary("enrol this host with its one-time code")
		.description("Enrol this host with its one-time code.")
		.option("--server <URL>", "the server to enrol it at (or COUNTERSIGN_SERVER)")
		.option("--ca <FILE>", "also trust these certificates (PEM)")
		.option("--json", "print one JSON object, also when it fails")
		.addHelpText("after", help)
		.action(async ({ server, ca, json }: EnrolOptions) => {
			const origin = serverFrom(server, terminal.environment);
			const { name, file } = await enrol({ origin, caFile: ca }, terminal);
			if (json) terminal.print(JSON.stringify({ name, server: origin, file }));
			else terminal.say(`This host is enrolled as ${name}. Its key is in ${file}.`);
			end(exitCode.ok);
		});
}

async function enrol(at: { origin: string; caFile: string | undefined }, terminal: Terminal) {
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	try {
		return await enrolThisHost(at, terminal, stop);
	} catch (error) {
		if (!stop.aborted) throw explainTrouble(error, at.origin);
		const words = "Stopped. This host is not enrolled.";
		throw new CommandFailure(words, { code: "stopped", exitCode: exitCode.cancelled, cause: error });
	}
}
