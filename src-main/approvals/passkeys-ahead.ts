import type { AllowedPasskeys } from "../../client/approve-login.ts";

/** A login whose card is open. */
export interface OpenLogin {
	readonly account: string;
	readonly id: string;
}

/** Asks which passkeys can approve a login while it is being read, so that nobody waits for that after the click. */
export interface PasskeysAhead {
	/** Asks, once for each time that a card is open; nothing where there is no card. */
	prepare(login: OpenLogin | undefined): void;
	/**
	 * What was asked for, which counts for one approval: a later try may follow upon a passkey that is new.
	 * Never rejects; absent where it has to be asked for again.
	 */
	take(login: OpenLogin): Promise<AllowedPasskeys | undefined>;
}

export function createPasskeysAhead(ask: (login: OpenLogin) => Promise<AllowedPasskeys>): PasskeysAhead {
	let open: OpenLogin | undefined;
	let asked: Promise<AllowedPasskeys | undefined> | undefined;
	return {
		prepare(login) {
			if (open?.account === login?.account && open?.id === login?.id) return;
			open = login;
			// What is wrong with the server is said where the approval asks by itself.
			asked = login && ask(login).catch(() => undefined);
		},
		async take({ account, id }) {
			if (open?.account !== account || open.id !== id) return undefined;
			const taken = asked;
			asked = undefined;
			return taken;
		},
	};
}
