import type { Driver } from "./driver.ts";
import type { Waiting } from "./interface.ts";

/** Looks, and looks again after each change, until there is something to see. */
export async function until<Seen>(
	driver: Driver,
	what: string,
	look: () => Promise<Seen | undefined>,
	{ timeout = 15_000 }: Waiting = {},
): Promise<Seen> {
	const isOver = Promise.withResolvers<never>();
	isOver.promise.catch(() => {});
	const limit = setTimeout(() => isOver.reject(tooLate(driver, what, timeout)), timeout);
	const ended = driver.exited.then((code) => {
		throw new Error(`The app ended (${code}) while a test waited for ${what}\n${driver.logs()}`);
	});
	ended.catch(() => {});
	try {
		for (;;) {
			// Before the look, so that no change falls between.
			const change = driver.nextChange();
			change.catch(() => {});
			const seen = await Promise.race([look(), isOver.promise, ended]);
			if (seen !== undefined) return seen;
			await Promise.race([change, isOver.promise, ended]);
		}
	} finally {
		clearTimeout(limit);
	}
}

function tooLate(driver: Driver, what: string, timeout: number): Error {
	const problems = driver.problems.map((problem) => `\n${problem}`).join("");
	return new Error(`Waited ${timeout} ms in vain for ${what}${problems}`);
}
