import type { Clock } from "../../client/event-stream.ts";
import type { CreatedKey, KeyToCreate } from "../../client/register-key.ts";
import type { ToSign } from "../../client/sign-with-passkey.ts";
import { PasskeyName } from "../../contract/account.ts";
import type { KeyPurpose, KeyReport } from "../../contract/desktop/key-step.ts";
import type { AuthenticationResponse } from "../../contract/webauthn.ts";
import { DesktopFailure } from "../desktop-failure.ts";
import type { SnapshotStore } from "../state/snapshot-store.ts";
import type { Done, PinAnswer, Undertaking } from "./key-messages.ts";
import { createKeySession, type KeyHost } from "./key-session.ts";

/** What the keys of this machine do for the rest of the app; what the person has to do meanwhile is shown. */
export interface KeyActs {
	/** @throws DesktopFailure `security-key`, what the `signal` was aborted with */
	sign(toSign: ToSign, purpose: KeyPurpose, signal: AbortSignal): Promise<AuthenticationResponse>;
	/** @throws DesktopFailure `security-key`, what the `signal` was aborted with */
	create(key: KeyToCreate, signal: AbortSignal): Promise<CreatedKey>;
	/** The keys that are plugged in. @throws DesktopFailure `security-key` */
	report(signal: AbortSignal): Promise<readonly KeyReport[]>;
	answer(answer: PinAnswer): void;
	/** Has the process that talks to keys ready, so that nobody waits for its start. */
	prepare(wanted: boolean): void;
}

export function createKeyActs(store: SnapshotStore, host: KeyHost, clock: Clock): KeyActs {
	let purpose: KeyPurpose = "approve";
	const session = createKeySession(host, clock, (step) =>
		store.change((snapshot) => ({ ...snapshot, keyDialog: step && { purpose, step } })),
	);
	const undertake = async <Kind extends Done["kind"]>(undertaking: Undertaking, kind: Kind, signal: AbortSignal) => {
		const done = await session.undertake(undertaking, signal);
		if (done.kind !== kind) throw new DesktopFailure("unknown");
		return done as Extract<Done, { kind: Kind }>;
	};
	return {
		async sign(login, forWhat, signal) {
			purpose = forWhat;
			return (await undertake({ kind: "sign", login }, "signed", signal)).response;
		},
		async create({ authenticatorSelection: { residentKey }, ...key }, signal) {
			purpose = "enrol";
			const enrolment = { ...key, residentKey };
			const { response, key: product } = await undertake({ kind: "enrol", enrolment }, "enrolled", signal);
			// What a maker calls its keys may not do as a name.
			return { response, name: PasskeyName.safeParse(product).data };
		},
		report: async (signal) => (await undertake({ kind: "report" }, "reported", signal)).keys,
		answer: session.answer,
		prepare: session.prepare,
	};
}
