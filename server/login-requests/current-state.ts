import type { ShownState } from "../../contract/login-request.ts";
import type { Storage } from "../storage/storage.ts";
import type { LoginState } from "./states.ts";
import { shownState } from "./view.ts";

type Readable = Pick<Storage["db"], "selectFrom">;

export async function storedState(db: Readable, id: string): Promise<LoginState> {
	const row = await db.selectFrom("login_request").select("state").where("id", "=", id).executeTakeFirstOrThrow();
	return row.state;
}

/** What a decision that came too late is told: a request that is still pending by name has expired by the clock. */
export async function endedState(db: Readable, id: string): Promise<ShownState> {
	const state = await storedState(db, id);
	return state === "pending" ? "expired" : shownState(state);
}
