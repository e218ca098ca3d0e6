import { join } from "node:path";
import type { Guest, StartOptions } from "./guest/guest.ts";
import { type GuestTerminal, openTerminal } from "./guest-terminal.ts";

const program = join(import.meta.dirname, "../../cli/main.ts");

/** The real command line in a guest, whose home is empty at first, and a real server that it talks to. */
export interface GuestCountersign {
	readonly origin: string;
	/** The link that creates the first administrator. */
	readonly setupLink: string;
	/** Types a command in a terminal of its own. */
	run(args: readonly string[], options?: StartOptions): GuestTerminal;
	/** Ends the server, and every command that still runs. */
	stop(): Promise<void>;
}

/**
 * Starts the server in the guest.
 * @param folder Where it keeps its data, and commands what they keep; one that is not there yet.
 */
export async function startCountersign(guest: Guest, folder: string): Promise<GuestCountersign> {
	const words = await guest.program(program);
	// What one command has compiled, the next ones need not.
	const env = { HOME: folder, XDG_CONFIG_HOME: folder, NODE_COMPILE_CACHE: join(folder, "compiled") };
	const terminals: GuestTerminal[] = [];
	const run: GuestCountersign["run"] = (args, options = {}) => {
		const terminal = openTerminal(guest, [...words, ...args], { ...options, env: { ...env, ...options.env } });
		terminals.push(terminal);
		return terminal;
	};
	// An emulated processor takes its time.
	const patient = ["--request-lifetime", "900"];
	const server = run(["server", "--port", "0", "--data", join(folder, "data"), ...patient]);
	const [setupLink] = await server.sees(/http:\/\/localhost:\d+\/join#[\w-]{43}/);
	return {
		origin: new URL(setupLink).origin,
		setupLink,
		run,
		async stop() {
			await Promise.all(terminals.map((terminal) => terminal.stop()));
		},
	};
}
