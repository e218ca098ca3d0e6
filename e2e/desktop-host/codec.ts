/** What crosses between a page and the main process, as text: it keeps what a structured clone keeps. */
export interface Codec {
	encode(value: unknown): string;
	decode(text: string): unknown;
}

type Row = [tag: string, ...facts: unknown[]];

/**
 * Made by one function that needs nothing around it, because its source also runs in pages.
 * A value is a table of rows that name each other by number, so cycles and shared objects keep their shape.
 */
export function makeCodec(): Codec {
	const primitives: Record<string, (value: never) => Row> = {
		undefined: () => ["undefined"],
		number: (value: number) =>
			Number.isFinite(value) && !Object.is(value, -0)
				? ["plain", value]
				: ["number", Object.is(value, -0) ? "-0" : `${value}`],
		bigint: (value: bigint) => ["bigint", `${value}`],
		string: (value: string) => ["plain", value],
		boolean: (value: boolean) => ["plain", value],
	};

	const kindOf = (value: unknown) => Object.prototype.toString.call(value).slice(8, -1);
	const base64 = (buffer: ArrayBufferLike, offset = 0, length?: number) => {
		let text = "";
		for (const byte of new Uint8Array(buffer, offset, length)) text += String.fromCharCode(byte);
		return btoa(text);
	};
	const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0)).buffer;

	const objects: Record<string, (value: never, add: (value: unknown) => number) => Row> = {
		array: (value: unknown[], add) => ["array", Array.from(value, add)],
		object: (value: object, add) => ["object", Object.entries(value).map(([key, item]) => [key, add(item)])],
		date: (value: Date) => ["date", value.getTime()],
		regexp: (value: RegExp) => ["regexp", value.source, value.flags],
		map: (value: Map<unknown, unknown>, add) => ["map", Array.from(value, ([key, item]) => [add(key), add(item)])],
		set: (value: Set<unknown>, add) => ["set", Array.from(value, add)],
		error: (value: Error) => ["error", value.name, value.message, value.stack],
		arraybuffer: (value: ArrayBuffer) => ["arraybuffer", base64(value)],
		view: (value: ArrayBufferView) => {
			// A Buffer arrives as the Uint8Array that it is.
			return ["view", kindOf(value), base64(value.buffer, value.byteOffset, value.byteLength)];
		},
	};

	function rowOf(value: unknown, add: (value: unknown) => number): Row {
		if (value === null) return ["plain", null];
		const primitive = primitives[typeof value];
		if (primitive) return primitive(value as never);
		const kind = ArrayBuffer.isView(value) ? "view" : kindOf(value).toLowerCase();
		const object = typeof value === "object" && objects[kind];
		if (!object) throw new Error("An object could not be cloned.");
		return object(value as never, add);
	}

	function encode(value: unknown): string {
		const rows: (Row | undefined)[] = [];
		const seen = new Map<unknown, number>();
		const add = (item: unknown): number => {
			const before = typeof item === "object" && item !== null ? seen.get(item) : undefined;
			if (before !== undefined) return before;
			const place = rows.push(undefined) - 1;
			seen.set(item, place);
			rows[place] = rowOf(item, add);
			return place;
		};
		add(value);
		return JSON.stringify(rows);
	}

	// Empty first and filled after, so that a row may refer to itself.
	const makers: Record<string, (facts: never[]) => [made: unknown, fill?: (get: (place: number) => unknown) => void]> =
		{
			plain: ([value]) => [value],
			undefined: () => [undefined],
			number: ([text]) => [Number(text)],
			bigint: ([text]) => [BigInt(text as unknown as string)],
			date: ([time]) => [new Date(time as unknown as number)],
			regexp: ([source, flags]) => [new RegExp(source as unknown as string, flags)],
			arraybuffer: ([text]) => [bytes(text as unknown as string)],
			view: ([kind, text]) => {
				const View = Reflect.get(globalThis, kind as unknown as string) as new (buffer: ArrayBuffer) => unknown;
				return [new View(bytes(text as unknown as string))];
			},
			error: ([name, message, stack]) => {
				const known: unknown = Reflect.get(globalThis, name as unknown as string);
				const isKnown = typeof known === "function" && known.prototype instanceof Error;
				const error = new (isKnown ? (known as ErrorConstructor) : Error)(message);
				return [Object.defineProperty(error, "stack", { value: stack, configurable: true, writable: true })];
			},
			array: ([places]) => {
				const made: unknown[] = [];
				return [made, (get) => made.push(...(places as unknown as number[]).map(get))];
			},
			object: ([entries]) => {
				const made = {};
				const fill = (get: (place: number) => unknown) => {
					for (const [key, place] of entries as unknown as [string, number][])
						Object.defineProperty(made, key, {
							value: get(place),
							enumerable: true,
							configurable: true,
							writable: true,
						});
				};
				return [made, fill];
			},
			map: ([entries]) => {
				const made = new Map();
				const fill = (get: (place: number) => unknown) => {
					for (const [key, place] of entries as unknown as [number, number][]) made.set(get(key), get(place));
				};
				return [made, fill];
			},
			set: ([places]) => {
				const made = new Set();
				const fill = (get: (place: number) => unknown) => {
					for (const place of places as unknown as number[]) made.add(get(place));
				};
				return [made, fill];
			},
		};

	function decode(text: string): unknown {
		const rows = JSON.parse(text) as Row[];
		const made = new Map<number, unknown>();
		const get = (place: number): unknown => {
			if (made.has(place)) return made.get(place);
			const [tag, ...facts] = rows[place] ?? [""];
			const make = makers[tag];
			if (!make) throw new Error(`Not a row of this codec: ${tag}`);
			const [value, fill] = make(facts as never[]);
			made.set(place, value);
			fill?.(get);
			return value;
		};
		return get(0);
	}

	return { encode, decode };
}
