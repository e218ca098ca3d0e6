import { z } from "zod";
import type { PresenceRequest } from "../user-interaction.ts";

const orderName = z.enum(["plug", "unplug", "power-cycle", "touch", "refuse", "state"]);

/** What is said to the program on stdin, one JSON object in each line. Keys are counted from 0. */
export const ControlOrder = z.strictObject({ order: orderName, key: z.int().nonnegative() });
export type ControlOrder = z.infer<typeof ControlOrder>;

/** What can be seen of a key, and what it would know of itself. */
export interface ToldState {
	readonly plugged: boolean;
	readonly blinking: boolean;
	readonly pinSet: boolean;
	/** Wrong PINs until it has to be reset. */
	readonly pinRetries: number;
	/** Wrong PINs until it has to be unplugged. */
	readonly pinTriesBeforePowerCycle: number;
	readonly signatureCounter: number;
	/** What it keeps, the oldest first, with ids in base64url. */
	readonly credentials: readonly { readonly id: string; readonly rpId: string }[];
}

/** What the program says on stdout, one JSON object in each line. Every order is followed by one of these. */
export type ControlWord =
	/** In at the beginning, by `plug` or by `power-cycle`. */
	| { readonly word: "plugged"; readonly key: number; readonly node: string }
	/** Out, by an order or by itself. */
	| { readonly word: "unplugged"; readonly key: number }
	/** The key waits for a touch from here on. */
	| { readonly word: "blinking"; readonly key: number; readonly request: PresenceRequest }
	/** After `touch` or `refuse`. */
	| { readonly word: "touched"; readonly key: number }
	| { readonly word: "state"; readonly key: number; readonly state: ToldState }
	/** An order that could not be obeyed, or was none: then there is no key. */
	| { readonly word: "failed"; readonly key?: number; readonly why: string };
