import { approvedLogin } from "./approved-login.ts";
import { createCleanUps } from "./clean-up.ts";
import { narrate } from "./narrate.ts";

const limit = 20;

/** Rejects when time runs out, and on Ctrl-C. */
function interruption(): Promise<never> {
	return new Promise((_, reject) => {
		const giveUp = () => reject(new Error(`The demo took longer than ${limit} seconds.`));
		setTimeout(giveUp, limit * 1000).unref();
		for (const signal of ["SIGINT", "SIGTERM"] as const)
			process.once(signal, () => reject(new Error("The demo was interrupted.")));
	});
}

const startedAt = performance.now();
const cleanUps = createCleanUps();
try {
	await Promise.race([approvedLogin(cleanUps), interruption()]);
	await cleanUps.run();
	narrate(`All of it held, in ${((performance.now() - startedAt) / 1000).toFixed(1)} seconds.`);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
	await cleanUps.run();
}
