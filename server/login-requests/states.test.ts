import { expect, test } from "vitest";
import { openGround } from "../testing/ground.ts";
import { storedState } from "./current-state.ts";
import { settle } from "./settle.ts";
import { type LoginState, loginStates } from "./states.ts";

/** Every transition that settling may make, written out once more by hand; any other leaves the request as it is. */
const lawful = new Map<string, LoginState>([
	["pending approve", "approved"],
	["pending deny", "denied"],
	["pending expire", "expired"],
	["pending cancel", "cancelled"],
]);

const verbs = ["approve", "deny", "expire", "cancel"] as const;

test.each(loginStates.flatMap((state) => verbs.map((verb) => [state, verb] as const)))(
	"%s, %s",
	async (state, verb) => {
		const ground = await openGround();
		await ground.join("alice");
		const { id } = await ground.ask("alice");
		await ground.storage.db.updateTable("login_request").set({ state }).where("id", "=", id).execute();
		if (verb === "expire") ground.pass(180_000);
		const told: string[] = [];
		ground.hub.subscribe(`request:${id}`, ({ name }) => told.push(name));
		const { storage, hub } = ground;
		const row = await storage.write((trx, afterCommit) =>
			settle(trx, afterCommit, hub, { id, verb, now: storage.clock() }),
		);
		const to = lawful.get(`${state} ${verb}`);
		expect(row?.state).toBe(to);
		expect(await storedState(storage.db, id)).toBe(to ?? state);
		expect(told).toEqual(to ? ["login-settled"] : []);
	},
);
