import { z } from "zod";
import { AccountId, AccountName } from "../account.ts";
import type { Call } from "../call.ts";
import * as ceremony from "../passkey-ceremony.ts";

const user = { params: z.object({ userId: z.union([AccountId, AccountName, z.literal("-")]) }) };

/** Registering a passkey and proving one. */
export const passkeyCalls = {
	startRegistration: {
		method: "POST",
		path: "/api/users/:userId/passkeys/register_start",
		summary: "Begin to register a passkey",
		authority: "anybody-or-approver",
		...user,
		body: ceremony.StartRegistration,
		answers: { 200: ceremony.StartedRegistration },
		problems: ["link-ended", "token-refused", "not-signed-in"],
	},
	finishRegistration: {
		method: "POST",
		path: "/api/users/:userId/passkeys/register_finish",
		summary: "Register the passkey",
		authority: "anybody-or-approver",
		...user,
		body: ceremony.FinishRegistration,
		answers: { 201: ceremony.FinishedRegistration },
		problems: ["ceremony-ended", "registration-refused", "passkey-known", "link-ended", "name-taken"],
	},
	startSignin: {
		method: "POST",
		path: "/api/users/:userId/passkeys/login_start",
		summary: "Begin to prove one's own passkey",
		authority: "anybody-or-approver",
		...user,
		body: ceremony.StartSignin,
		answers: { 200: ceremony.StartedSignin },
		problems: ["not-signed-in", "token-refused", "link-ended", "too-many-attempts"],
	},
	finishSignin: {
		method: "POST",
		path: "/api/users/:userId/passkeys/login_finish",
		summary: "Prove one's own passkey, for the purpose that was started and no other",
		authority: "anybody-or-approver",
		...user,
		body: ceremony.FinishSignin,
		answers: { 200: ceremony.FinishedSignin },
		problems: ["ceremony-ended", "signin-refused", "link-ended", "too-many-attempts"],
	},
} as const satisfies Record<string, Call>;
