import { addOwnPasskey } from "../../client/own-passkeys.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { KeyActs } from "../security-key/key-acts.ts";
import { accountState } from "../state/account-state.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { IpcHandlers } from "./answer-call.ts";
import type { Asking } from "./asking.ts";

type KeyCalls = Pick<IpcHandlers, "answerPin" | "addKey">;

/** What the window does with security keys beside approving. */
export function keyCalls(store: SnapshotStore, accounts: Accounts, keys: KeyActs, asking: Asking): KeyCalls {
	return {
		answerPin: (answer) => keys.answer(answer),
		async addKey({ account: id }) {
			const { account } = accountState(store.now(), id);
			const { server } = accounts.following(id);
			const signal = asking.begin();
			const signer = {
				digest: keySurroundings.digest,
				signal,
				sign: (toSign: Parameters<KeyActs["sign"]>[0]) => keys.sign(toSign, "prove", signal),
			};
			try {
				const wish = { account, attestation: "direct" as const };
				const { name } = await addOwnPasskey(server, wish, signer, (key) => keys.create(key, signal));
				return { name };
			} catch (error) {
				throw signal.aborted ? new DesktopFailure("prompt-closed") : error;
			}
		},
	};
}
