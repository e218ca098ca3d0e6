import fc, { type Arbitrary } from "fast-check";
import type { Call } from "../../../contract/call.ts";
import { calls } from "../../../contract/calls.ts";
import { lawfulValue } from "./lawful-value.ts";

export interface NamedCall {
	readonly name: string;
	readonly call: Call;
}

/** Every call of the contract by its name, as it stands in the table. */
export const everyCall: readonly NamedCall[] = Object.entries<Call>(calls).map(([name, call]) => ({ name, call }));

export const callsWithBody = everyCall.filter(({ call }) => call.body);
export const callsWithParams = everyCall.filter(({ call }) => call.params);
export const callsWithQuery = everyCall.filter(({ call }) => call.query);
export const unsafeCalls = everyCall.filter(({ call }) => call.method !== "GET");

/** Addresses that a call may have: each member of its path by its own rule. */
export function lawfulPath(call: Call): Arbitrary<string> {
	if (!call.params) return fc.constant(call.path);
	return lawfulValue(call.params).map((params) => pathWith(call, params as Record<string, string>));
}

export function pathWith({ path }: Call, params: Readonly<Record<string, string>>): string {
	return path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
}

const paths = new Map<string, string>();

/** One and the same for every run. */
export function somePath(call: Call): string {
	const name = `${call.method} ${call.path}`;
	const path = paths.get(name) ?? fc.sample(lawfulPath(call), { numRuns: 1, seed: 1 })[0] ?? call.path;
	paths.set(name, path);
	return path;
}
