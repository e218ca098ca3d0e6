import { z } from "zod";
import { type LoginRequest, LoginRequestId } from "../login-request.ts";

/** The name that the tray app gives to one of its accounts. */
export const LocalAccountId = z.string().regex(/^[a-z2-7]{16}$/);

const ofAccount = { account: LocalAccountId };
const ofRequest = { ...ofAccount, id: LoginRequestId };

/** Where the window is to go. */
export const RoomWish = z.discriminatedUnion("at", [
	z.strictObject({ at: z.literal("waiting") }),
	/** The card of one login. */
	z.strictObject({ at: z.literal("request"), ...ofRequest }),
	z.strictObject({ at: z.literal("decisions"), ...ofAccount }),
	/** How one login ended, and its receipt. */
	z.strictObject({ at: z.literal("decision"), ...ofRequest }),
	/** For administrators: what waits for anybody, live. */
	z.strictObject({ at: z.literal("everybody"), ...ofAccount }),
	/** Registering a security key with an account. */
	z.strictObject({ at: z.literal("add-key"), ...ofAccount }),
	z.strictObject({ at: z.literal("settings") }),
	z.strictObject({ at: z.literal("about") }),
	/** Pairing with one more server or account. */
	z.strictObject({ at: z.literal("pair") }),
]);
export type RoomWish = z.infer<typeof RoomWish>;

/**
 * Where the window is. The request of a card is the very object that was taken when it was opened: it is what is
 * shown, and it is not exchanged while the card is open.
 */
export type Room =
	| Exclude<RoomWish, { at: "request" }>
	| { readonly at: "request"; readonly account: string; readonly request: LoginRequest };
