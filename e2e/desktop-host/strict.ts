import { EventEmitter } from "node:events";
import { reportProblem } from "./state.ts";

// What Node and libraries look for on any object, and what absent it means: nothing.
const lookedForOnAnything = new Set<PropertyKey>(["then", "toJSON", "constructor", "inspect", "__esModule"]);

const emitterMembers = new Set<PropertyKey>([
	...Object.getOwnPropertyNames(EventEmitter.prototype),
	"_events",
	"_eventsCount",
	"_maxListeners",
	"domain",
]);

const facades = new WeakMap<object, object>();
const raws = new WeakMap<object, object>();

/** The object as the app sees it: the given members, and an error for anything else. */
export function strict<Shown extends object>(name: string, raw: object, members: readonly string[]): Shown {
	const known = new Set<PropertyKey>(members);
	const isKnown = (key: PropertyKey) => known.has(key) || (raw instanceof EventEmitter && emitterMembers.has(key));
	const shown = new Proxy(raw, {
		get(target, key) {
			if (isKnown(key)) {
				const value: unknown = Reflect.get(target, key, target);
				// Bound to what lies behind, because private fields do not work through a Proxy.
				return typeof value === "function" && !raws.has(value) ? value.bind(target) : value;
			}
			return typeof key === "symbol" || lookedForOnAnything.has(key) ? Reflect.get(target, key) : refuse(name, key);
		},
		set(target, key, value) {
			return isKnown(key) ? Reflect.set(target, key, value, target) : refuse(name, key);
		},
	});
	facades.set(raw, shown);
	raws.set(shown, raw);
	return shown as Shown;
}

/** A class of the electron module: what it makes is strict, and so are its static members. */
export function strictClass<Shown>(
	name: string,
	raw: new (...given: never[]) => object,
	members: readonly string[],
	statics: readonly string[],
): Shown {
	const known = new Set<PropertyKey>([...statics, "prototype", "name", "length"]);
	const shown = new Proxy(raw, {
		construct(target, given) {
			const made: object = Reflect.construct(target, given);
			return facades.get(made) ?? strict(name, made, members);
		},
		get: (target, key) =>
			known.has(key) || typeof key === "symbol" || lookedForOnAnything.has(key)
				? Reflect.get(target, key, target)
				: refuse(name, key),
	});
	raws.set(shown, raw);
	return shown as Shown;
}

/** The one object by which the app knows this one, so that === holds. */
export function shownAs<Shown extends object>(raw: object): Shown {
	return (facades.get(raw) ?? raw) as Shown;
}

/** What stands behind an object that the app handed back. */
export function rawBehind(shown: object): object {
	const raw = raws.get(shown);
	if (!raw) throw new Error("Not an object of the stand-in for Electron");
	return raw;
}

/** Throws, and tells the test too: an app may swallow what is thrown. */
export function refuse(name: string, key: PropertyKey): never {
	const message = `The stand-in for Electron has no ${name}.${String(key)}`;
	reportProblem(message);
	throw new Error(message);
}
