import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readlinkSync, rmSync, symlinkSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export interface SecondStart {
	argv: string[];
	workingDirectory: string;
	additionalData: unknown;
}

/** One app per data folder, as Chromium keeps it: a link that names the owner, and a socket by which a second start is told. */
export class SingleInstance {
	readonly #tell: (start: SecondStart) => void;
	#held: { server: Server; link: string } | undefined;

	constructor(tell: (start: SecondStart) => void) {
		this.#tell = tell;
	}

	get isHeld(): boolean {
		return this.#held !== undefined;
	}

	request(userData: string, additionalData?: unknown): boolean {
		if (this.#held) return true;
		mkdirSync(userData, { recursive: true });
		const link = join(userData, "SingletonLock");
		const address = socketAddress(userData);
		const owner = claim(link);
		if (owner !== undefined) {
			const start: SecondStart = { argv: process.argv, workingDirectory: process.cwd(), additionalData };
			return !tellOwner(address, owner, start);
		}
		this.#held = { server: this.#listen(address), link };
		return true;
	}

	release(): void {
		this.#held?.server.close();
		if (this.#held) rmSync(this.#held.link, { force: true });
		this.#held = undefined;
	}

	#listen(address: string): Server {
		const server = createServer({ allowHalfOpen: true }, (socket) => {
			let text = "";
			socket.on("data", (piece) => (text += piece));
			socket.on("error", () => {});
			socket.on("end", () => {
				socket.end("heard");
				this.#tell(JSON.parse(text));
			});
		});
		server.listen(address);
		// A lock alone keeps no app running.
		return server.unref();
	}
}

/** The process that owns the link already; undefined if it is this one now. */
function claim(link: string): number | undefined {
	try {
		symlinkSync(`${process.pid}`, link);
		return undefined;
	} catch {
		const owner = Number(readlinkSync(link));
		if (isAlive(owner)) return owner;
		// What a killed app left behind.
		rmSync(link, { force: true });
		return claim(link);
	}
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}

/** In a process of its own, because Electron's call answers at once. */
function tellOwner(address: string, owner: number, start: SecondStart): boolean {
	const script = fileURLToPath(new URL("tell-owner.ts", import.meta.url));
	const { status } = spawnSync(process.execPath, [script, address.replace("\0", "@"), `${owner}`], {
		input: JSON.stringify(start),
	});
	if (status !== 0) throw new Error(`The first start, process ${owner}, can not be reached`);
	return true;
}

function socketAddress(userData: string): string {
	const name = `countersign-${createHash("sha256").update(resolve(userData)).digest("hex").slice(0, 24)}`;
	// Linux has names for sockets that are no files, and end with their owner.
	return process.platform === "linux" ? `\0${name}` : join(tmpdir(), name);
}
