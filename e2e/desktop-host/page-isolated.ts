import type { Bridge } from "./bridge.ts";
import type { Codec } from "./codec.ts";

export interface IsolatedWorld {
	bridge: Bridge;
	codec: Codec;
	/** Hands text to the host. */
	post: (text: string) => void;
	platform: string;
	versions: Record<string, string>;
	/** The name under which this world hears the host. */
	receiver: string;
}

/** Everything a sandboxed preload script finds around it. */
export interface PreloadSurroundings {
	require: (name: string) => unknown;
	process: object;
	failed: (cause: unknown) => void;
}

/** Runs in the preload's world, as source. */
export function installIsolatedWorld(given: IsolatedWorld): PreloadSurroundings {
	const { bridge, codec, post, receiver } = given;
	const exposed: { key: string; api: unknown }[] = [];
	const awaited = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
	const listeners = new Map<string, ((event: object, ...given: unknown[]) => void)[]>();
	let lastCall = 0;

	const say = (message: Record<string, unknown>) => post(JSON.stringify(message));

	const closed = <Part extends object>(name: string, part: Part): Part =>
		new Proxy(part, {
			get(target, key) {
				if (typeof key === "symbol" || key === "then" || Object.hasOwn(target, key)) return Reflect.get(target, key);
				const message = `The stand-in for Electron has no ${name}.${key} in preload scripts`;
				say({ kind: "problem", message });
				throw new Error(message);
			},
		});

	bridge.onTold((name) => {
		if (name === "here") for (const exposure of exposed) bridge.tell("expose", exposure);
	});

	const contextBridge = closed("contextBridge", {
		exposeInMainWorld(key: string, api: unknown) {
			if (exposed.some((exposure) => exposure.key === key))
				throw new Error("Cannot bind an API on top of an existing property on the window object");
			exposed.push({ key, api });
			bridge.tell("expose", { key, api });
		},
	});

	function listen(channel: string, listener: (event: object, ...given: unknown[]) => void): unknown {
		listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
		return ipcRenderer;
	}

	function leave(channel: string, listener: unknown): unknown {
		const rest = (listeners.get(channel) ?? []).toSpliced((listeners.get(channel) ?? []).indexOf(listener as never), 1);
		if (listeners.get(channel)?.includes(listener as never)) listeners.set(channel, rest);
		return ipcRenderer;
	}

	const ipcRenderer: object = closed("ipcRenderer", {
		invoke(channel: string, ...values: unknown[]) {
			const call = ++lastCall;
			return new Promise((resolve, reject) => {
				say({ kind: "invoke", call, channel, values: codec.encode(values) });
				awaited.set(call, { resolve, reject });
			});
		},
		send: (channel: string, ...values: unknown[]) => say({ kind: "send", channel, values: codec.encode(values) }),
		on: listen,
		addListener: listen,
		once(channel: string, listener: (event: object, ...values: unknown[]) => void) {
			const first = (event: object, ...values: unknown[]) => {
				leave(channel, first);
				listener(event, ...values);
			};
			return listen(channel, first);
		},
		off: leave,
		removeListener: leave,
		removeAllListeners(channel: string) {
			listeners.delete(channel);
			return ipcRenderer;
		},
	});

	const takers: Record<string, (message: { call: number; channel: string; value: string; message: string }) => void> = {
		answer({ call, value }) {
			awaited.get(call)?.resolve(codec.decode(value));
			awaited.delete(call);
		},
		failure({ call, message }) {
			awaited.get(call)?.reject(new Error(message));
			awaited.delete(call);
		},
		event({ channel, value }) {
			const event = { sender: ipcRenderer, ports: [] };
			for (const listener of listeners.get(channel) ?? []) listener(event, ...(codec.decode(value) as unknown[]));
		},
	};
	Reflect.set(globalThis, receiver, (text: string) => {
		const message = JSON.parse(text);
		takers[message.kind]?.(message);
	});

	const electron = closed("electron", { contextBridge, ipcRenderer });
	return {
		require(name) {
			if (["electron", "electron/renderer", "electron/common"].includes(name)) return electron;
			throw new Error(`module not found: ${name}`);
		},
		process: closed("process", {
			platform: given.platform,
			versions: given.versions,
			type: "renderer",
			sandboxed: true,
			contextIsolated: true,
			env: {},
		}),
		failed(cause) {
			say({
				kind: "problem",
				message: `Unable to load preload script: ${cause instanceof Error ? cause.stack : cause}`,
			});
			console.error(cause);
		},
	};
}
