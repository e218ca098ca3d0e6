import { callServer } from "../../client/call-server.ts";
import { verifyReceipt } from "../../client/verify-receipt.ts";
import { calls } from "../../contract/calls.ts";
import type { VerifiedReceipt } from "../../contract/decision.ts";
import type { Accounts } from "../accounts/accounts.ts";
import { approveByKey } from "../approvals/approve-by-key.ts";
import { approveByPage, type CeremonyPorts } from "../approvals/approve-by-page.ts";
import { howItEnded } from "../approvals/how-it-ended.ts";
import type { PasskeysAhead } from "../approvals/passkeys-ahead.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { KeyActs } from "../security-key/key-acts.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import { fill, words } from "../words.ts";
import type { IpcHandlers } from "./answer-call.ts";
import type { Asking } from "./asking.ts";

type LoginCalls = Pick<
	IpcHandlers,
	"loginRequest" | "deny" | "report" | "approve" | "stopApproving" | "endedRequests" | "receipt" | "saveReceipt"
>;

export interface LoginPorts extends CeremonyPorts {
	/** Asks where to, and writes it there. @returns false where that was called off @throws where it can not be written */
	readonly saveFile: (name: string, text: string) => Promise<boolean>;
}

/** What signs on this machine. */
export interface Signing {
	readonly keys: KeyActs;
	readonly passkeys: Pick<PasskeysAhead, "take">;
}

type Login = { account: string; id: string };

/** What the window does about single logins; each act goes to the server of the account that is named. */
export function loginCalls(
	store: SnapshotStore,
	accounts: Accounts,
	{ keys, passkeys }: Signing,
	asking: Asking,
	ports: LoginPorts,
): LoginCalls {
	const serverOf = ({ account }: { account: string }) => accounts.following(account).server;

	const receipt = async (login: Login): Promise<VerifiedReceipt> => {
		const server = serverOf(login);
		const given = await callServer(server, calls.loginReceipt, { params: { id: login.id } });
		const { valid, facts } = await verifyReceipt(crypto.subtle, given);
		const isIt = facts.get("id") === login.id && given.origin === server.origin && given.rpId === server.rpId;
		return { receipt: given, verifies: valid && isIt };
	};

	return {
		loginRequest: (login) => callServer(serverOf(login), calls.loginRequest, { params: { id: login.id } }),
		async deny(login) {
			await callServer(serverOf(login), calls.denyLoginRequest, { params: { id: login.id }, body: {} });
		},
		report: (login) => callServer(serverOf(login), calls.reportLoginRequest, { params: { id: login.id }, body: {} }),
		async approve({ account, id, code, method }) {
			const { room } = store.now();
			// Nothing is signed that is not shown: only the login whose card is open can be approved.
			if (room.at !== "request" || room.account !== account || room.request.id !== id)
				throw new DesktopFailure("no-such-login");
			const server = serverOf({ account });
			const settled = (signal: AbortSignal) => howItEnded(store, server, { account, id }, signal);
			const read = { request: room.request, code, settled, signal: asking.begin() };
			if (method !== "key") return approveByPage(server, { ...read, method }, ports);
			const known = passkeys.take({ account, id });
			await approveByKey(server, { ...read, known }, (toSign, signal) => keys.sign(toSign, "approve", signal));
		},
		stopApproving: asking.stop,
		endedRequests: ({ account, scope, limit, before, of, state }) =>
			callServer(serverOf({ account }), calls.listLoginRequests, {
				query: { scope, limit, before, account: of, state: state ?? "settled" },
			}),
		receipt,
		async saveReceipt(login) {
			const text = `${JSON.stringify((await receipt(login)).receipt, null, 2)}\n`;
			try {
				return { saved: await ports.saveFile(fill(words.receiptFile, { id: login.id }), text) };
			} catch (cause) {
				throw new DesktopFailure("not-saved", { cause });
			}
		},
	};
}
