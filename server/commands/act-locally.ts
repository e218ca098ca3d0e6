import type { z } from "zod";
import { hasDatabase, openDataDirectory } from "../data-directory.ts";
import { EventHub } from "../events/event-hub.ts";
import type { LocalAct } from "../local-act.ts";
import { storedOrigin } from "../relying-party.ts";
import { askServer } from "./ask-server.ts";
import { StartError } from "./start-error.ts";

/**
 * Does an act on a data directory: through the running server, or, where none runs, in the database itself.
 * @throws StartError where neither is possible, Problem where the act itself is refused
 */
export async function actLocally<Wish extends z.ZodType, Answer extends z.ZodType>(
	dataDirectory: string,
	act: LocalAct<Wish, Answer>,
	wish: z.infer<Wish>,
): Promise<z.infer<Answer>> {
	return (await askServer(dataDirectory, act, wish)) ?? (await actDirectly(dataDirectory, act, wish));
}

async function actDirectly<Wish extends z.ZodType, Answer extends z.ZodType>(
	dataDirectory: string,
	act: LocalAct<Wish, Answer>,
	wish: z.infer<Wish>,
): Promise<z.infer<Answer>> {
	const neverStarted = new StartError(`No server was ever started on ${dataDirectory}. Start one first.`);
	if (!(await hasDatabase(dataDirectory))) throw neverStarted;
	const storage = await openDataDirectory(dataDirectory);
	try {
		const origin = await storedOrigin(storage);
		if (origin === undefined) throw neverStarted;
		// No server runs, and so nobody follows anything.
		return await act.run(storage, origin, wish, new EventHub());
	} finally {
		await storage.close();
	}
}
