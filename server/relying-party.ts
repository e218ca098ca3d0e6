import type { Storage } from "./storage/storage.ts";

/** What every signature is for: fixed when the server first starts, never taken from a request. */
export interface RelyingParty {
	/** The public origin, without a trailing slash. */
	readonly origin: string;
	readonly rpId: string;
	readonly name: "Countersign";
}

/** The server would start under another relying party ID than the one its passkeys were made for. */
export class RelyingPartyMoved extends Error {
	override readonly name = "RelyingPartyMoved";
}

export function relyingParty(publicUrl: URL): RelyingParty {
	return { origin: publicUrl.origin, rpId: publicUrl.hostname, name: "Countersign" };
}

/**
 * Stores the relying party ID at the first start and compares it at every later one.
 * @throws RelyingPartyMoved with what would be lost
 */
export async function pinRelyingParty(storage: Storage, party: RelyingParty): Promise<void> {
	const stored = await storage.write(async (trx) => {
		await trx
			.insertInto("server_value")
			.values({ name: "rp-id", value: party.rpId })
			.onConflict((conflict) => conflict.column("name").doNothing())
			.execute();
		const row = await trx
			.selectFrom("server_value")
			.select("value")
			.where("name", "=", "rp-id")
			.executeTakeFirstOrThrow();
		const { count } = await trx
			.selectFrom("webauthn_credential")
			.select((expression) => expression.fn.countAll<number>().as("count"))
			.executeTakeFirstOrThrow();
		return { rpId: row.value, passkeys: count };
	});
	if (stored.rpId === party.rpId) return keepOrigin(storage, party.origin);
	throw new RelyingPartyMoved(
		`This data directory belongs to ${stored.rpId}: under ${party.rpId} its ${stored.passkeys} passkeys would not work any more. Use --public-url with ${stored.rpId}, or another --data.`,
	);
}

/** The origin the server last ran under, for links that are made while none runs. */
export async function storedOrigin(storage: Storage): Promise<string | undefined> {
	const row = await storage.db
		.selectFrom("server_value")
		.select("value")
		.where("name", "=", "origin")
		.executeTakeFirst();
	return row?.value;
}

async function keepOrigin(storage: Storage, value: string): Promise<void> {
	await storage.write((trx) =>
		trx
			.insertInto("server_value")
			.values({ name: "origin", value })
			.onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
			.execute(),
	);
}
