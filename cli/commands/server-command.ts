import type { Command } from "commander";
import type { ServerFlags } from "../../server/settings.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainServerFailure } from "../explain-server-failure.ts";
import { listenForStop } from "../stop-signals.ts";
import type { Terminal } from "../terminal.ts";

const help = `
Each option can also be given as a variable: COUNTERSIGN_HOST, COUNTERSIGN_PORT,
COUNTERSIGN_PUBLIC_URL, and so on. COUNTERSIGN_TRUSTED_PROXY takes a list with commas.

The first start prints a link that creates the first administrator. It works once.
A certificate is read anew when its files change, and on SIGHUP.
Ctrl-C stops the server after it has answered everybody; a second one stops it at once.

Examples:
  countersign server
  countersign server --public-url https://sign.example.org --trusted-proxy 127.0.0.1
  countersign server --host 0.0.0.0 --port 443 --public-url https://sign.example.org \\
    --tls-cert cert.pem --tls-key key.pem`;

export function addServerCommand(program: Command, terminal: Terminal, end: (code: ExitCode) => void): void {
	const collect = (value: string, before: string[] = []) => [...before, value];
	program
		.command("server")
		.summary("run the approval server")
		.description("Run the approval server.")
		.option("--host <ADDRESS>", "the address to listen on (default: localhost)")
		.option("--port <NUMBER>", "the port to listen on (default: 8686)")
		.option("--public-url <URL>", "the address by which people reach the server")
		.option("--data <DIR>", "where everything is kept (default: ./data)")
		.option("--trusted-proxy <ADDRESS>", "a proxy whose word about addresses is believed; repeatable", collect)
		.option("--tls-cert <FILE>", "the certificate to serve https with (PEM)")
		.option("--tls-key <FILE>", "its key (PEM)")
		.option("--request-lifetime <SECONDS>", "how long a login waits for its approval (default: 180)")
		.option("--audit-retention <DAYS>", "when personal fields of the audit log are erased (default: never; least 30)")
		.option("--log-level <LEVEL>", "silent, error, warn, info or debug (default: warn)")
		.option("--metrics-port <NUMBER>", "serve metrics for Prometheus on this port; off without it")
		.option("--metrics-host <ADDRESS>", "the address for them (default: 127.0.0.1)")
		.option("--webhook-url <URL>", "where notices go by webhook; off without it")
		.option("--webhook-secret-file <FILE>", "what signs them: whsec_ and base64 of 24 bytes or more")
		.option("--smtp-url <URL>", "the mail server that notices go through; off without it")
		.option("--smtp-password-file <FILE>", "its password, where it asks for one")
		.option("--mail-from <ADDRESS>", "the address that mails come from")
		.option(
			"--headscale-url <URL>",
			"where headscale's API is, whose machines are let in by an approval; off without it",
		)
		.option("--headscale-server-url <URL>", "what headscale's links begin with, where that is another address")
		.option("--headscale-key-file <FILE>", "a key of its API (or COUNTERSIGN_HEADSCALE_KEY)")
		.option("--headscale-user <ACCOUNT=USER>", "whom machines belong to there, if not the account; repeatable", collect)
		.option("--headscale-group <NAME>", "only its members' machines are let in; repeatable", collect)
		.addHelpText("after", help)
		.action(async (flags: ServerFlags) => end(await runServer(flags, terminal)));
}

async function runServer(flags: ServerFlags, terminal: Terminal): Promise<ExitCode> {
	// Loaded here, so that the other commands start without the server's weight.
	const { boundYoungGeneration } = await import("../../server/commands/bound-young-generation.ts");
	boundYoungGeneration();
	const { readServerSettings } = await import("../../server/settings.ts");
	const { startServer } = await import("../../server/commands/start.ts");
	const stop = listenForStop(["SIGINT", "SIGTERM"], () => process.exit(exitCode.error));
	try {
		const running = await startServer(readServerSettings(flags, terminal.environment));
		const { reloadCertificate } = running;
		// A service manager reloads what has no certificate as well; a terminal that closes ends that one.
		if (reloadCertificate || !process.stdin.isTTY) process.on("SIGHUP", () => void reloadCertificate?.());
		terminal.print(`Countersign is running at ${running.publicUrl}`);
		if (running.metricsUrl !== undefined) terminal.say(`Metrics are at ${running.metricsUrl}`);
		if (running.setupLink !== undefined) printSetupLink(running.setupLink, running.publicUrl, terminal);
		await aborted(stop);
		terminal.say("Stopping.");
		await running.stop();
		return exitCode.ok;
	} catch (error) {
		throw explainServerFailure(error);
	}
}

function printSetupLink(link: string, server: string, terminal: Terminal): void {
	terminal.print("");
	terminal.print("There is no administrator yet. Open this link to become the first one. It works once:");
	terminal.print("");
	terminal.print(`    ${terminal.style("bold", link, process.stdout)}`);
	terminal.print("");
	terminal.print("Then ask for a login in another terminal, and see it come in:");
	terminal.print("");
	terminal.print(`    npx countersign login --server ${server} --account NAME`);
	terminal.print("");
}

function aborted(signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		if (signal.aborted) resolve();
		else signal.addEventListener("abort", () => resolve(), { once: true });
	});
}
