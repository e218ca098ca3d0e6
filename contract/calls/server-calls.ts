import { z } from "zod";
import { Instant } from "../binary.ts";
import type { Call } from "../call.ts";

/** What the server says of itself. */
export const serverCalls = {
	serverInfo: {
		method: "GET",
		path: "/api/server",
		summary: "What this server is, its clock, and the relying party it signs for",
		authority: "anybody",
		answers: {
			200: z.object({
				name: z.literal("countersign"),
				version: z.string(),
				/** The contract it speaks, and the oldest that it still answers. */
				api: z.int(),
				oldestApi: z.int().optional(),
				origin: z.string(),
				rpId: z.string(),
				now: Instant,
			}),
		},
		problems: [],
	},
} as const satisfies Record<string, Call>;
