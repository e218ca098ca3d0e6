import { type ChildProcess, spawn } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { CdpPipe } from "./cdp-pipe.ts";
import type { Devtools } from "./devtools.ts";

export interface Chromium {
	/** The browser as a whole. */
	browser: Devtools;
	/** Where the test connects. */
	endpoint: string;
	/** Ends it, and resolves when it has ended. */
	end(): Promise<void>;
}

export interface ChromiumPlace {
	executable: string;
	/** A folder for its profile, made and removed by whoever starts the host. */
	profile: string;
}

const endpointLine = /DevTools listening on (ws:\/\/\S+)/;

/** The pipe is the host's way in: Chromium ends with it, however the host ends. The port is the test's. */
export async function startChromium({ executable, profile }: ChromiumPlace): Promise<Chromium> {
	const isRoot = process.getuid?.() === 0;
	const child = spawn(
		executable,
		[
			"--headless=new",
			"--remote-debugging-pipe",
			"--remote-debugging-port=0",
			`--user-data-dir=${profile}`,
			"--no-startup-window",
			"--no-first-run",
			"--no-default-browser-check",
			"--disable-popup-blocking",
			"--disable-extensions",
			"--disable-gpu",
			"--disable-background-networking",
			"--disable-component-update",
			"--disable-sync",
			// It takes what the host answers for a page of the public network's.
			"--disable-features=LocalNetworkAccessChecks",
			// Chromium's sandbox does not start for root, which is who containers run as.
			...(isRoot ? ["--no-sandbox"] : []),
		],
		{ stdio: ["ignore", "ignore", "pipe", "pipe", "pipe"] },
	);
	const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
	const endpoint = await announcedEndpoint(child);
	// Its chatter has to be read, or it stops at a full pipe.
	child.stderr?.resume();
	const pipe = new CdpPipe(child.stdio[3] as Writable, child.stdio[4] as Readable);
	const browser = pipe.session();
	return {
		browser,
		endpoint,
		async end() {
			browser.send("Browser.close").catch(() => child.kill("SIGKILL"));
			await ended;
		},
	};
}

function announcedEndpoint(child: ChildProcess): Promise<string> {
	return new Promise((resolve, reject) => {
		let words = "";
		child.stderr?.on("data", (piece: Buffer) => {
			words += piece;
			const [, endpoint] = endpointLine.exec(words) ?? [];
			if (endpoint !== undefined) resolve(endpoint);
		});
		child.once("error", reject);
		child.once("exit", (code) => reject(new Error(`Chromium ended at once (${code}): ${words}`)));
	});
}
