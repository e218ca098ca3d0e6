import { z } from "zod";
import type { EventHub } from "./events/event-hub.ts";
import type { Storage } from "./storage/storage.ts";

/** An act that whoever owns the data directory may do: what it takes and gives, and what it does with the database. */
export interface LocalAct<Wish extends z.ZodType = z.ZodType, Answer extends z.ZodType = z.ZodType> {
	readonly path: `/${string}`;
	readonly wish: Wish;
	readonly answer: Answer;
	/**
	 * @param hub is told of what changes for whoever follows it
	 * @throws Problem where it can not be done
	 */
	run(storage: Storage, origin: string, wish: z.infer<Wish>, hub: EventHub): Promise<z.infer<Answer>>;
}

/** The wish that says nothing more, and the answer where there is nothing to tell. */
export const Empty = z.strictObject({});
