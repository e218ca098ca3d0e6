import { z } from "zod";
import { KeptKey } from "../../client/kept-key.ts";
import type { KeptPairing } from "../../client/paired-server.ts";
import type { AccountShelf, KeptAccount } from "./kept-account.ts";
import { SealLocked, type SecretSeal } from "./secret-seal.ts";

/** Whose secrets they are is sealed with them: what stands open beside them could be exchanged. */
const Owner = z.object({ server: z.string(), rpId: z.string(), account: z.string(), pairing: z.string() });
/** A token without its key is worth nothing, and so is a key without its token. */
const Secrets = Owner.extend({ token: z.string().min(1), key: KeptKey });

/** What became of opening one account. */
export type OpenedAccount = { readonly pairing: KeptPairing } | { readonly trouble: "locked" | "damaged" };

/** The pairings of this person, whose secrets are on disk only sealed. */
export interface AccountVault {
	accounts(): readonly KeptAccount[];
	open(account: KeptAccount): Promise<OpenedAccount>;
	/** @returns false where this machine can not protect it, so that it is not kept. @throws SealLocked */
	keep(id: string, pairing: KeptPairing): Promise<boolean>;
	forget(id: string): void;
}

export function createAccountVault(shelf: AccountShelf, seal: SecretSeal): AccountVault {
	const put = async (id: string, { server, rpId, account, id: pairing, token, key }: KeptPairing) => {
		const sealed = await seal.seal(
			JSON.stringify({ server, rpId, account, pairing, token, key } satisfies z.infer<typeof Secrets>),
		);
		const before = shelf.read();
		const at = before.findIndex((one) => one.id === id);
		const kept = { ...before[at], id, server, rpId, account, pairing, sealed };
		shelf.keep(at < 0 ? [...before, kept] : before.with(at, kept));
	};
	return {
		accounts: () => shelf.read(),
		async open(kept) {
			try {
				const { text, stale } = await seal.open(kept.sealed);
				const { token, key, ...owner } = Secrets.parse(JSON.parse(text));
				if (JSON.stringify(owner) !== JSON.stringify(Owner.parse(kept))) return { trouble: "damaged" };
				const { server, rpId, account, pairing: id } = kept;
				const pairing = { server, rpId, account, id, token, key };
				// Sealing it anew is for later days: where it does not work now, the old seal still opens.
				if (stale) await put(kept.id, pairing).catch(() => undefined);
				return { pairing };
			} catch (error) {
				return { trouble: error instanceof SealLocked ? "locked" : "damaged" };
			}
		},
		async keep(id, pairing) {
			if ((await seal.protection()) === "none") return false;
			await put(id, pairing);
			return true;
		},
		forget: (id) => shelf.keep(shelf.read().filter((one) => one.id !== id)),
	};
}
