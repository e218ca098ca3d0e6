import { generateKeyPairSync } from "node:crypto";
import { onTestFinished } from "vitest";
import { PublicKeyJwk } from "../../../contract/public-key.ts";
import type { NewVpnJoin } from "../../../contract/vpn-join.ts";
import { beginJoin } from "../../headscale/begin-join.ts";
import { headscaleApi } from "../../headscale/headscale-api.ts";
import { readJoinOutcome } from "../../headscale/read-join-outcome.ts";
import { registerDue } from "../../headscale/register-due.ts";
import type { VpnJoinParts } from "../../headscale/vpn-join-parts.ts";
import { approveLoginRequest } from "../../login-requests/approve.ts";
import type { Halt } from "../../notices/deliver-due.ts";
import { sealUnder } from "../../seal.ts";
import { type Ground, openGround, type Person } from "../ground.ts";
import { type HeadscaleServer, startHeadscale, testKey } from "./headscale-server.ts";

/** The inside of a server that lets machines into a stand-in's VPN, and alice who may approve. */
export interface JoinGround extends Ground {
	readonly headscale: HeadscaleServer;
	readonly joins: VpnJoinParts;
	readonly alice: Person;
	/** What headscale did not do, as it is logged. */
	readonly troubles: string[];
	/** Asks to let a machine in. @returns its request's id and digits */
	begin(wish: { authId: string } & Partial<NewVpnJoin>): Promise<{ id: string; matchCode: string }>;
	approve(person: Person, asked: { id: string; matchCode: string }): Promise<void>;
	/** Registers what is due, as the worker would. @returns when the next attempt is due */
	register(): Promise<number | undefined>;
	outcome(id: string): ReturnType<typeof readJoinOutcome>;
	/** Actions and personal fields of the audit log's entries about machines. */
	audited(): Promise<{ action: string; request: string | null; personal: Record<string, string> }[]>;
}

/** Nobody stops it. */
export const untilDone: Halt = { begun: new AbortController().signal, aborted: new AbortController().signal };

export async function openJoinGround(wish: Partial<VpnJoinParts["headscale"]> = {}): Promise<JoinGround> {
	const [ground, headscale] = [await openGround(), await startHeadscale()];
	onTestFinished(() => headscale.stop());
	const troubles: string[] = [];
	const joins: VpnJoinParts = {
		...ground,
		headscale: { vpn: "https://vpn.example.org", users: new Map(), groups: [], ...wish },
		api: headscaleApi({ api: headscale.origin, key: testKey }),
		seal: sealUnder(testKey, "headscale auth id"),
		pauses: [1000, 3000],
		failed: (words) => troubles.push(words),
	};
	const alice = await ground.join("alice");
	return {
		...ground,
		joins,
		headscale,
		alice,
		troubles,
		begin: (asked) => beginJoin(ground, joins, { account: "alice", publicKey: newKey(), ...asked }, "203.0.113.24"),
		approve: async (person, { id, matchCode }) => {
			await approveLoginRequest(ground, person, id, await ground.sign(person, id, matchCode));
		},
		register: () => registerDue(joins, untilDone),
		outcome: async (id) =>
			readJoinOutcome(
				ground,
				await ground.storage.db.selectFrom("login_request").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
			),
		audited: async () => {
			const rows = await ground.storage.db
				.selectFrom("audit_entry")
				.innerJoin("audit_personal", "audit_personal.seq", "audit_entry.seq")
				.select(["action", "request_id", "fields_json"])
				.where("action", "like", "machine-%")
				.orderBy("audit_entry.seq")
				.execute();
			return rows.map(({ action, request_id, fields_json }) => ({
				action,
				request: request_id,
				personal: JSON.parse(fields_json),
			}));
		},
	};
}

function newKey(): PublicKeyJwk {
	return PublicKeyJwk.parse(generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" }));
}

/** What the database would tell whoever reads its file. */
export async function storedJoin({ storage }: Ground, id: string) {
	return storage.db.selectFrom("vpn_join").selectAll().where("request_id", "=", id).executeTakeFirstOrThrow();
}
