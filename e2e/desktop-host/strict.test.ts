import { afterEach, expect, test } from "vitest";
import { onProblem } from "./state.ts";
import { rawBehind, shownAs, strict, strictClass } from "./strict.ts";
import { preventable, StrictEmitter } from "./strict-emitter.ts";

const problems: string[] = [];
onProblem((problem) => problems.push(problem));
afterEach(() => problems.splice(0));

class Counter extends StrictEmitter {
	#count = 0;
	readonly hidden = "not for the app";

	constructor() {
		super("Counter", ["counted"]);
	}

	count(): number {
		this.#count += 1;
		this.emit("counted", this.#count);
		return this.#count;
	}
}

interface Shown {
	count(): number;
	hidden?: string;
	on(event: string, listener: (...given: never[]) => void): Shown;
	once(event: string, listener: (...given: never[]) => void): Shown;
}

const Shown = strictClass<new () => Shown>("Counter", Counter, ["count"], []);

test("members work, with whatever is private behind them", () => {
	const counter = new Shown();
	const { count } = counter;
	expect([count(), counter.count()]).toEqual([1, 2]);
	expect(counter).toBeInstanceOf(Shown);
});

test.each([
	["reading", (counter: Shown) => counter.hidden],
	["writing", (counter: Shown) => (counter.hidden = "x")],
	["listening", (counter: Shown) => counter.on("hidden", () => {})],
	["listening once", (counter: Shown) => counter.once("hidden", () => {})],
])("%s what is not played throws, names it, and is reported", (_how, act) => {
	expect(() => act(new Shown())).toThrow(/Counter\.\S*hidden/);
	expect(problems).toHaveLength(1);
});

test("a static member that is not played throws too", () => {
	expect(() => Reflect.get(Shown, "getAll")).toThrow("Counter.getAll");
});

test("listeners hear, and chaining hands on the same object", () => {
	const counter = new Shown();
	const heard: number[] = [];
	expect(counter.on("counted", (count: number) => heard.push(count))).toBe(counter);
	counter.count();
	expect(heard).toEqual([1]);
});

test("what an object is looked at for anyway is no member", async () => {
	const thing = strict<object>("thing", {}, []);
	expect(await thing).toBe(thing);
	expect(JSON.stringify(thing)).toBe("{}");
	expect(problems).toEqual([]);
});

test("both ways lead from one to the other", () => {
	const raw = { a: 1 };
	const shown = strict<{ a: number }>("thing", raw, ["a"]);
	expect(shownAs(raw)).toBe(shown);
	expect(rawBehind(shown)).toBe(raw);
	expect(() => rawBehind({})).toThrow();
});

test("an event is prevented by whoever prevents it", () => {
	const event = preventable({ url: "x" });
	expect(event.defaultPrevented).toBe(false);
	event.preventDefault();
	expect(event).toMatchObject({ url: "x", defaultPrevented: true });
});
