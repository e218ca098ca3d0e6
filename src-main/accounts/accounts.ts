import { randomBytes } from "node:crypto";
import type { KeptPairing } from "../../client/paired-server.ts";
import { base32 } from "../../contract/binary.ts";
import type { AccountState } from "../../contract/desktop/snapshot.ts";
import { type Connection, emptyDesk } from "../../contract/login-desk.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import { withAccount } from "../state/account-state.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { AccountVault } from "./account-vault.ts";
import { endPairing } from "./end-pairing.ts";
import { type AccountFollowing, followAccount } from "./follow-account.ts";
import { SealLocked } from "./secret-seal.ts";
import type { Surroundings } from "./surroundings.ts";
import type { AuditHeads } from "./watch-audit-heads.ts";

/** The accounts that this app is paired with, each followed by a stream of its own. */
export interface Accounts {
	/** Follows everything that is kept. */
	start(): Promise<void>;
	/** @throws DesktopFailure `no-such-account`, also where it is not followed now */
	following(id: string): AccountFollowing;
	/** Keeps and follows a pairing that was just granted; an older one with the same account is ended. */
	add(pairing: KeptPairing): Promise<void>;
	/** @returns whether it was ended at its server as well */
	remove(id: string): Promise<boolean>;
	/** Tries again at once: to connect, and to open what was locked. */
	tryNow(id: string): Promise<void>;
	/** The one account of which everybody's requests are wanted. */
	followEverybody(id: string | undefined): void;
	reconnect(): void;
	pause(): void;
	stop(): void;
}

export function createAccounts(
	store: SnapshotStore,
	vault: AccountVault,
	heads: AuditHeads,
	surroundings: Surroundings,
): Accounts {
	const followings = new Map<string, AccountFollowing>();

	const change = (id: string, by: Partial<AccountState>) =>
		store.change((snapshot) => withAccount(snapshot, id, (account) => ({ ...account, ...by })));

	const follow = async (id: string, pairing: KeptPairing) => {
		const following = await followAccount(pairing, surroundings, {
			onDesk: (desk) => change(id, { desk, auditBreak: heads.look(id, desk.auditHead), ...troubleBy(desk.connection) }),
			onEverybody: (everybody) => {
				// Who administers no more may not look on.
				const refused = everybody?.connection.state === "refused";
				change(id, refused ? { everybody: undefined, admin: false } : { everybody });
			},
			onTrouble: (trouble) => {
				const known = trouble === "unreachable" || trouble === "other-address" ? undefined : trouble;
				change(id, { trouble: known });
			},
			onAdmin: (admin) => change(id, { admin }),
		});
		followings.set(id, following);
	};

	const openKept = async (id: string) => {
		const kept = vault.accounts().find((one) => one.id === id);
		if (!kept) return;
		const opened = await vault.open(kept);
		if ("trouble" in opened) return change(id, { trouble: opened.trouble });
		change(id, { trouble: undefined });
		await follow(id, opened.pairing).catch(() => change(id, { trouble: "damaged" }));
	};

	const show = (account: AccountState) =>
		store.change((snapshot) => ({ ...snapshot, accounts: [...snapshot.accounts, account] }));

	const drop = (id: string): AccountFollowing | undefined => {
		// First what can fail: an account that is still kept is still followed.
		vault.forget(id);
		const following = followings.get(id);
		followings.delete(id);
		following?.stop();
		store.change((snapshot) => ({ ...snapshot, accounts: snapshot.accounts.filter((one) => one.id !== id) }));
		return following;
	};

	const each = (act: (following: AccountFollowing) => void) => {
		for (const following of followings.values()) act(following);
	};

	return {
		async start() {
			for (const { id, server, account } of vault.accounts()) show(stateOf({ id, server, account }));
			await Promise.all(vault.accounts().map(({ id }) => openKept(id)));
		},
		following(id) {
			const following = followings.get(id);
			if (!following) throw new DesktopFailure("no-such-account");
			return following;
		},
		async add(pairing) {
			const { server, account } = pairing;
			const older = store.now().accounts.filter((one) => one.server === server && one.account === account);
			const id = base32(randomBytes(10));
			const kept = await vault.keep(id, pairing).catch((error: unknown) => {
				if (error instanceof SealLocked) return false;
				throw error;
			});
			show({ ...stateOf({ id, server, account }), forThisRun: !kept });
			await follow(id, pairing);
			for (const one of older) {
				const replaced = drop(one.id);
				// Nobody waits for it: the new one stands, and the older is of no use to this app any more.
				if (replaced) void endPairing(replaced.server, replaced.pairing);
			}
		},
		async remove(id) {
			const following = drop(id);
			return following !== undefined && endPairing(following.server, following.pairing);
		},
		async tryNow(id) {
			const following = followings.get(id);
			if (following) following.reconnect();
			else await openKept(id);
		},
		followEverybody: (id) => {
			for (const [one, following] of followings) following.followEverybody(one === id);
		},
		reconnect: () => each((following) => following.reconnect()),
		pause: () => each((following) => following.pause()),
		stop: () => each((following) => following.stop()),
	};
}

function stateOf(known: Pick<AccountState, "id" | "server" | "account">): AccountState {
	const nothing = { trouble: undefined, auditBreak: undefined, everybody: undefined };
	return { ...known, ...nothing, admin: false, forThisRun: false, desk: emptyDesk };
}

/** A refusal may have been somebody's on the way: once the stream is there again, it was. */
function troubleBy({ state }: Connection): Pick<AccountState, "trouble"> | undefined {
	if (state === "refused") return { trouble: "ended" };
	return state === "live" ? { trouble: undefined } : undefined;
}
