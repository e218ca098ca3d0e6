import type { Room } from "../../contract/desktop/room.ts";
import type { Settings } from "../../contract/desktop/settings.ts";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import type { LoginRequest, ShownState } from "../../contract/login-request.ts";
import { endedRequests, receiptOf } from "./page-fixtures.ts";
import { PlayedFailure, type PlayedHandlers, type PlayedMain } from "./played-main.ts";

const inSettings: ReadonlySet<Room["at"]> = new Set(["about", "add-key"]);

/** A main process in which everything goes well: rooms change, settings are kept, logins end. */
export function usualHandlers(main: PlayedMain): PlayedHandlers {
	const inRoom = (room: Room) => main.change((snapshot) => ({ ...snapshot, room, notice: undefined }));
	const ended = new Map<string, LoginRequest>();
	const end = async (id: string, state: Exclude<ShownState, "pending">) => {
		const request = pendingRequest(main.now(), id);
		if (!request) throw new PlayedFailure("already-settled");
		const now = new Date().toISOString();
		const signed = state === "approved" ? { signedWith: "YubiKey 5C" } : {};
		ended.set(id, { ...request, ...signed, state, settledAt: now, settledBy: request.account });
		await main.change((snapshot) => withoutRequest(snapshot, id, state));
	};
	const find = (id: string) => {
		const found = ended.get(id) ?? pendingRequest(main.now(), id) ?? endedRequests.find((one) => one.id === id);
		if (!found) throw new PlayedFailure("not-found");
		return found;
	};
	return {
		snapshot: () => main.now(),
		goTo: (wish) =>
			inRoom(wish.at === "request" ? { at: "request", account: wish.account, request: find(wish.id) } : wish),
		back: () => inRoom({ at: inSettings.has(main.now().room.at) ? "settings" : "waiting" }),
		dismissNotice: () => main.change((snapshot) => ({ ...snapshot, notice: undefined })),
		beginPairing: ({ address }) =>
			main.change((snapshot) => ({
				...snapshot,
				pairing: { step: "browser", server: address, deadline: Date.now() + 300_000 },
			})),
		openPairingPage: () => {},
		copyPairingAddress: () => {},
		cancelPairing: () => main.change((snapshot) => ({ ...snapshot, pairing: { step: "none" } })),
		unpair: async ({ account }) => {
			await main.change((now) => ({ ...now, accounts: now.accounts.filter(({ id }) => id !== account) }));
			return { endedAtServer: true };
		},
		tryNow: () => {},
		networkIsBack: () => {},
		loginRequest: ({ id }) => find(id),
		deny: ({ id }) => end(id, "denied"),
		report: () => ({ quietUntil: new Date(Date.now() + 900_000).toISOString() }),
		approve: ({ id }) => end(id, "approved"),
		stopApproving: () => {},
		answerPin: () => {},
		addKey: () => ({ name: "YubiKey 5C" }),
		endedRequests: ({ limit }) => ({ requests: [...ended.values(), ...endedRequests].slice(0, limit) }),
		receipt: ({ id }) => ({ receipt: receiptOf(find(id)), verifies: true }),
		saveReceipt: () => ({ saved: true }),
		openWebApp: () => {},
		changeSettings: (changed) =>
			main.change((snapshot) => {
				const settings = { ...snapshot.settings, ...changed } as Settings;
				return { ...snapshot, settings, quiet: settings.doNotDisturb || settings.quietHours.on };
			}),
		diagnostics: () => "countersign 0.1.0\nplatform linux x64\naccounts 1 connected\nkey store gnome-libsecret",
		copyDiagnostics: () => {},
		hideWindow: () => {},
		fitWindow: () => {},
	};
}

function pendingRequest({ accounts }: DesktopSnapshot, id: string): LoginRequest | undefined {
	return accounts
		.flatMap(({ desk, everybody }) => [...desk.pending, ...(everybody?.pending ?? [])])
		.find((request) => request.id === id);
}

/** As the streams of the accounts would tell it. */
export function withoutRequest(
	snapshot: DesktopSnapshot,
	id: string,
	state: Exclude<ShownState, "pending">,
): DesktopSnapshot {
	const told = <Desk extends DesktopSnapshot["accounts"][number]["desk"]>(desk: Desk): Desk => {
		if (!desk.pending.some((request) => request.id === id)) return desk;
		const pending = desk.pending.filter((request) => request.id !== id);
		return { ...desk, pending, endedRevision: desk.endedRevision + 1, ended: [{ id, state }, ...desk.ended] };
	};
	return {
		...snapshot,
		accounts: snapshot.accounts.map((account) => ({
			...account,
			desk: told(account.desk),
			everybody: account.everybody && told(account.everybody),
		})),
	};
}
