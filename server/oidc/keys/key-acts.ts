import { z } from "zod";
import { Instant } from "../../../contract/binary.ts";
import { instant } from "../../instant.ts";
import { Empty, type LocalAct } from "../../local-act.ts";
import type { Storage } from "../../storage/storage.ts";
import { lifetimes } from "../lifetimes.ts";
import { rotateKeys } from "./rotate-keys.ts";
import { openSigningKeys, publishedKeys } from "./signing-keys.ts";

const SigningKeys = z.array(
	z.object({
		/** As the tokens' `kid` says it. */
		id: z.string(),
		alg: z.enum(["ES256", "RS256"]),
		createdAt: Instant,
		/** Only of those that were replaced. */
		publishedUntil: Instant.optional(),
	}),
);
export type SigningKeyView = z.infer<typeof SigningKeys>[number];

const listSigningKeysAct: LocalAct<typeof Empty, typeof SigningKeys> = {
	path: "/signing-keys/list",
	wish: Empty,
	answer: SigningKeys,
	run: signingKeysOf,
};

const rotateKeysAct: LocalAct<typeof Empty, typeof SigningKeys> = {
	path: "/signing-keys/rotate",
	wish: Empty,
	answer: SigningKeys,
	run: async (storage) => {
		await rotateKeys(storage);
		return signingKeysOf(storage);
	},
};

async function signingKeysOf(storage: Storage): Promise<SigningKeyView[]> {
	// One that never answered a client has none yet.
	await openSigningKeys(storage);
	return (await publishedKeys(storage)).map(({ id, alg, created_at, retired_at }) => ({
		id,
		alg,
		createdAt: instant(created_at),
		...(retired_at !== null && { publishedUntil: instant(retired_at + lifetimes.retiredKey * 1000) }),
	}));
}

/** What an administrator does with the provider's keys, on the server's own machine. */
export const keyActs = { listSigningKeysAct, rotateKeysAct } as const;
