import type { Ceremony } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import { hashOf, newId, newSecret } from "../secret.ts";
import { databaseNow } from "../storage/sqlite.ts";
import type { Storage } from "../storage/storage.ts";

/** How long a person may take for one passkey prompt. */
export const ceremonyLifetime = 5 * 60_000;

type CeremonyType = "register" | "signin";

/** Stores what a ceremony has to fit later, under an id and a secret that only its beginner gets. */
export async function beginCeremony(
	storage: Storage,
	ceremony: { type: CeremonyType; userId?: string | undefined; state: (id: string) => object },
): Promise<Ceremony> {
	const made = { id: newId(), secret: newSecret() };
	await storage.write(async (trx) => {
		const now = storage.clock();
		await trx.deleteFrom("webauthn_state").where("expires_at", "<=", now).execute();
		await trx
			.insertInto("webauthn_state")
			.values({
				id: made.id,
				user_id: ceremony.userId ?? null,
				secret_hash: hashOf(made.secret),
				state: JSON.stringify(ceremony.state(made.id)),
				type: ceremony.type,
				created_at: now,
				expires_at: now + ceremonyLifetime,
			})
			.execute();
	});
	return made;
}

/**
 * Takes a ceremony out, before anything of its answer is looked at: it is used up whether or not that verifies.
 * @returns the account it was begun for, if any, and the stored state as JSON
 * @throws Problem `ceremony-ended`
 */
export async function takeCeremony(
	storage: Storage,
	type: CeremonyType,
	{ id, secret }: Ceremony,
): Promise<{ userId: string | undefined; state: unknown }> {
	const taken = await storage.write((trx) =>
		trx
			.deleteFrom("webauthn_state")
			.where("id", "=", id)
			.where("secret_hash", "=", hashOf(secret))
			.where("type", "=", type)
			.where("expires_at", ">", databaseNow)
			.returning(["user_id", "state"])
			.executeTakeFirst(),
	);
	if (!taken) throw new Problem("ceremony-ended");
	return { userId: taken.user_id ?? undefined, state: JSON.parse(taken.state) };
}
