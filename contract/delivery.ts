import { z } from "zod";
import { Instant } from "./binary.ts";

/** What a server can tell the world outside of it, by webhook or by mail. */
export const NoticeKind = z.enum([
	"login-unanswered",
	"login-reported",
	"account-recovered",
	"passkey-added",
	"pairing-added",
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** One notice on its way to one place. */
export const Delivery = z.object({
	id: z.string(),
	notice: NoticeKind,
	by: z.enum(["webhook", "mail"]),
	/** The webhook's host, or the account whose address the mail goes to. */
	to: z.string(),
	state: z.enum(["waiting", "delivered", "given-up"]),
	attempts: z.int(),
	createdAt: Instant,
	nextAttemptAt: Instant.optional(),
	/** What came of the last attempt, where it failed. */
	trouble: z.string().optional(),
});
export type Delivery = z.infer<typeof Delivery>;
