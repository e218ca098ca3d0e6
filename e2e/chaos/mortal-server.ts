import { behindProxy, startServer } from "../start/start-server.ts";

/** A real server, as a process of its own, that is killed and started again on the same data. */
export interface MortalServer {
	readonly origin: string;
	readonly data: string;
	readonly setupLink: string;
	/** How often it was started; who finds another number than before was talking to one that is dead. */
	readonly life: number;
	/** Settles once it answers, at once where it does. */
	alive(): Promise<void>;
	/** Kills it as a power cut would, its process and no other, and leaves it dead. */
	kill(): Promise<void>;
	restart(): Promise<void>;
	stop(): Promise<void>;
}

/** @param args further flags of `countersign server` */
export async function openMortalServer(args: readonly string[] = []): Promise<MortalServer> {
	const server = await startServer({ args: [...(behindProxy.args ?? []), ...args] });
	let life = 1;
	let living = Promise.resolve();
	let rise = () => {};
	return {
		origin: server.origin,
		data: server.data,
		setupLink: server.setupLink,
		get life() {
			return life;
		},
		alive: () => living,
		async kill() {
			// Counted before it dies, so that whoever loses a connection knows why.
			life += 1;
			({ promise: living, resolve: rise } = Promise.withResolvers<void>());
			await server.crash();
		},
		async restart() {
			await server.restart();
			rise();
		},
		stop: server.stop,
	};
}
