import type { CallLine } from "./call-line.ts";

/**
 * Makes calls on several lines at once, on each line one after the other.
 * @param calls of each line
 * @returns answers per second
 * @throws where one is refused
 */
export async function callRate(lines: readonly CallLine[], calls: readonly (readonly Buffer[])[]): Promise<number> {
	const began = performance.now();
	await Promise.all(lines.map((line, index) => callAll(line, calls[index] ?? [])));
	const count = calls.reduce((sum, { length }) => sum + length, 0);
	return (count * 1000) / (performance.now() - began);
}

async function callAll(line: CallLine, calls: readonly Buffer[]): Promise<void> {
	for (const call of calls) {
		const { status, body } = await line.call(call);
		if (status !== 200) throw new Error(`The server answered ${status}: ${body}`);
	}
}
