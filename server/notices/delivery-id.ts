import { type RawBuilder, sql } from "kysely";
import { newId } from "../secret.ts";
import type { Notice } from "./notice.ts";

/** A request is told of as unanswered once to each, however often that is found: its delivery is named after it. */
export function deliveryId(notice: Notice, userId: string | null): string {
	if (notice.kind !== "login-unanswered") return newId();
	return ["unanswered", notice.requestId, ...(userId === null ? [] : [userId])].join("_");
}

/** The same names inside a statement about `login_request`: by webhook, and by mail to its owner. */
export const unansweredIds: RawBuilder<string>[] = [
	sql<string>`'unanswered_' || login_request.id`,
	sql<string>`'unanswered_' || login_request.id || '_' || login_request.user_id`,
];
