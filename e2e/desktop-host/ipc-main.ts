import { EventEmitter } from "node:events";
import { makeCodec } from "./codec.ts";
import type { Frame } from "./frames.ts";
import { reportProblem } from "./state.ts";
import { strict } from "./strict.ts";
import { preventable } from "./strict-emitter.ts";
import { type MemberOf, members } from "./surface.ts";

/** Who sent a message, and how to answer in the same document. */
export interface Sender {
	contents: Electron.WebContents;
	frame: Frame | undefined;
	answer(message: Record<string, unknown>): void;
}

type Handler = (event: Electron.IpcMainInvokeEvent, ...given: unknown[]) => unknown;

interface Message {
	kind: "invoke" | "send" | "problem";
	call: number;
	channel: string;
	values: string;
	message: string;
}

const codec = makeCodec();
const handlers = new Map<string, Handler>();

class IpcMain extends EventEmitter implements Pick<Electron.IpcMain, MemberOf<"ipcMain">> {
	handle(channel: string, handler: Handler): void {
		if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
		handlers.set(channel, handler);
	}

	handleOnce(channel: string, handler: Handler): void {
		this.handle(channel, (event, ...given) => {
			handlers.delete(channel);
			return handler(event, ...given);
		});
	}

	removeHandler(channel: string): void {
		handlers.delete(channel);
	}
}

const emitter = new IpcMain();
export const ipcMain = strict<Electron.IpcMain>("ipcMain", emitter, members.ipcMain);

/** A preload script's message, as its world posted it. */
export function takeMessage(text: string, sender: Sender): void {
	const message = JSON.parse(text) as Message;
	const takers: Record<Message["kind"], () => void> = {
		invoke: () => void invoke(message, sender),
		send() {
			const given = codec.decode(message.values) as unknown[];
			emitter.emit(message.channel, eventFrom(sender), ...given);
		},
		problem: () => reportProblem(message.message),
	};
	takers[message.kind]();
}

async function invoke({ call, channel, values }: Message, sender: Sender): Promise<void> {
	try {
		const handler = handlers.get(channel);
		if (!handler) throw new Error(`No handler registered for '${channel}'`);
		const value = await handler(eventFrom(sender), ...(codec.decode(values) as unknown[]));
		sender.answer({ kind: "answer", call, value: codec.encode(value) });
	} catch (cause) {
		sender.answer({ kind: "failure", call, message: `Error invoking remote method '${channel}': ${cause}` });
	}
}

/** A message of the main process, for the page's listeners. */
export function eventMessage(channel: string, given: unknown[]): Record<string, unknown> {
	return { kind: "event", channel, value: codec.encode(given) };
}

function eventFrom({ contents, frame, answer }: Sender): Electron.IpcMainEvent & Electron.IpcMainInvokeEvent {
	return {
		...preventable({}),
		type: "frame",
		sender: contents,
		senderFrame: frame?.shown ?? null,
		frameId: frame?.routingId ?? 0,
		processId: frame?.processId ?? 0,
		ports: [],
		returnValue: undefined,
		reply: (channel: string, ...given: unknown[]) => answer(eventMessage(channel, given)),
	};
}
