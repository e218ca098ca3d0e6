/** One side of the way between a page's two worlds. */
export interface Bridge {
	/** Tells the other side something that needs no answer. */
	tell(name: string, value: unknown): void;
	onTold(listener: (name: string, value: unknown) => void): void;
}

type Callable = (...given: unknown[]) => unknown;

interface Message {
	kind: "tell" | "call" | "return" | "settle";
	id: number;
	name?: string;
	value: unknown;
	isFailure?: boolean;
}

/**
 * Both worlds run this same function; its source needs nothing around it. They hear each other's events at once,
 * and Chromium clones what an event carries. Functions and promises become numbers, and calls of the other side.
 */
export function makeBridge(outgoing: string, incoming: string, marker: string): Bridge {
	const functions = new Map<number, Callable>();
	const promises = new Map<number, { resolve: (value: unknown) => void; reject: (reason: unknown) => void }>();
	const returned: Message[] = [];
	const listeners: ((name: string, value: unknown) => void)[] = [];
	let lastId = 0;

	const send = (message: Message) => window.dispatchEvent(new CustomEvent(outgoing, { detail: message }));

	function pack(value: unknown, seen = new Map<unknown, unknown>()): unknown {
		if (typeof value === "function") {
			functions.set(++lastId, value as Callable);
			return { [marker]: "function", id: lastId };
		}
		if (value instanceof Promise) return packPromise(value);
		if (typeof value !== "object" || value === null || seen.has(value)) return seen.get(value) ?? value;
		if (Array.isArray(value)) return fill(value, [], seen);
		return Object.prototype.toString.call(value) === "[object Object]" ? fill(value, {}, seen) : value;
	}

	function fill(from: object, into: object, seen: Map<unknown, unknown>): object {
		seen.set(from, into);
		for (const [key, item] of Object.entries(from)) Reflect.set(into, key, pack(item, seen));
		return into;
	}

	function packPromise(promise: Promise<unknown>): unknown {
		const id = ++lastId;
		promise.then(
			(value) => send({ kind: "settle", id, value: pack(value) }),
			(reason: unknown) => send({ kind: "settle", id, value: pack(reason), isFailure: true }),
		);
		return { [marker]: "promise", id };
	}

	function unpack(value: unknown, seen = new Set<unknown>()): unknown {
		if (typeof value !== "object" || value === null || seen.has(value)) return value;
		const marked: unknown = Reflect.get(value, marker);
		if (marked !== undefined) return standIn(marked, Reflect.get(value, "id"));
		seen.add(value);
		const isPlain = Array.isArray(value) || Object.prototype.toString.call(value) === "[object Object]";
		if (isPlain) for (const [key, item] of Object.entries(value)) Reflect.set(value, key, unpack(item, seen));
		return value;
	}

	function standIn(marked: unknown, id: number): unknown {
		if (marked === "function") return (...given: unknown[]) => call(id, given);
		return new Promise((resolve, reject) => promises.set(id, { resolve, reject }));
	}

	function call(id: number, given: unknown[]): unknown {
		send({ kind: "call", id, value: pack(given) });
		// The other side has answered while the event was on its way.
		const answer = returned.pop();
		if (answer?.isFailure) throw unpack(answer.value);
		return unpack(answer?.value);
	}

	function answerCall({ id, value }: Message): void {
		let answer: Message;
		try {
			answer = { kind: "return", id, value: pack(functions.get(id)?.(...(unpack(value) as unknown[]))) };
		} catch (cause) {
			answer = { kind: "return", id, value: pack(cause), isFailure: true };
		}
		send(answer);
	}

	const takers: Record<Message["kind"], (message: Message) => void> = {
		call: answerCall,
		return: (message) => returned.push(message),
		settle({ id, value, isFailure }) {
			const promise = promises.get(id);
			promises.delete(id);
			if (isFailure) promise?.reject(unpack(value));
			else promise?.resolve(unpack(value));
		},
		tell({ name = "", value }) {
			for (const listener of listeners) listener(name, unpack(value));
		},
	};
	window.addEventListener(incoming, (event) => {
		const message = (event as CustomEvent<Message>).detail;
		takers[message.kind](message);
	});

	return {
		tell: (name, value) => send({ kind: "tell", id: 0, name, value: pack(value) }),
		onTold: (listener) => listeners.push(listener),
	};
}
