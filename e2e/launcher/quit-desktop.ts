import type { Driver } from "./driver.ts";

// Long for a busy machine, short enough that a test says what was wrong before it runs out itself.
const limit = 15_000;

/** Ends the app as a person does, and tells what went wrong on the way here. */
export async function quitDesktop(driver: Driver): Promise<void> {
	const isHeld = Promise.withResolvers<string>();
	const timer = setTimeout(() => isHeld.resolve(`The app did not end within ${limit} ms of quitting`), limit);
	const asked = driver.ask("quit").then(
		(quits) => (quits ? undefined : "Something in the app kept it from quitting"),
		// It has ended before it could answer.
		() => undefined,
	);
	const refusal = asked.then((reason) => reason ?? new Promise<never>(() => {}));
	const trouble = await Promise.race([driver.exited.then(() => undefined), isHeld.promise, refusal]);
	clearTimeout(timer);
	await driver.kill();
	const all = [...driver.problems, ...(trouble === undefined ? [] : [trouble])];
	if (all.length > 0) throw new Error(`${all.join("\n\n")}\n\nThe main process said:\n${driver.logs()}`);
}
