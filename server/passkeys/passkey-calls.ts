import type { FastifyReply } from "fastify";
import { calls } from "../../contract/calls.ts";
import type { FinishedSignin } from "../../contract/passkey-ceremony.ts";
import { Problem } from "../../contract/problem.ts";
import { accountOf } from "../accounts/account-view.ts";
import type { Approver } from "../approver.ts";
import { attemptLimit } from "../attempt-limit.ts";
import type { Mount } from "../http/mount.ts";
import { grantPairing } from "../pairings/grant.ts";
import type { ServerKeys } from "../server-keys.ts";
import { mintClaims, secondsLeft, signToken } from "../tokens/access-token.ts";
import { finishRegistration, type RegistrationParts } from "./finish-registration.ts";
import { finishSignin, type ProvenSignin } from "./finish-signin.ts";
import { holderOf } from "./holder.ts";
import { issueProof } from "./proofs.ts";
import { requireCredential } from "./require-credential.ts";
import { startRegistration } from "./start-registration.ts";
import { startSignin } from "./start-signin.ts";

interface Parts extends RegistrationParts {
	readonly keys: ServerKeys;
}

export function mountPasskeyCalls(mount: Mount, parts: Parts): void {
	const { storage, party } = parts;
	const started = attemptLimit(120);
	const refused = attemptLimit(20);

	mount(calls.startRegistration, ({ params, body: { attestation, ...authority }, caller }) =>
		startRegistration(storage, party, { ...params, authority, attestation, caller: caller.approver }),
	);

	mount(calls.finishRegistration, async ({ params, body, caller, reply }) => {
		const finish = { userId: params.userId, caller: caller.approver, ...body };
		const { account, passkey, signIn } = await finishRegistration(parts, finish);
		signIn?.(reply);
		return { account, passkey };
	});

	mount(calls.startSignin, async ({ params, body, caller }) => {
		await started.count(caller.source);
		return startSignin(parts, { who: params.userId, ...body, caller: caller.approver });
	});

	mount(calls.finishSignin, async ({ params, body, caller, reply }) => {
		await refused.check(caller.source);
		const finish = { who: params.userId, address: caller.address, ...body };
		const proven = await finishSignin(storage, party, finish).catch(async (cause: unknown) => {
			if (cause instanceof Problem && cause.code === "signin-refused") await refused.count(caller.source);
			throw cause;
		});
		if (proven.state.purpose === "login") return tokenFor(parts, proven);
		if (proven.state.purpose === "pair") return pairingFor(parts, proven);
		if (proven.state.purpose === "proof") return proofFor(parts, proven, caller.approver);
		return sessionFor(parts, proven, reply);
	});
}

async function sessionFor(
	{ storage, sessions }: Parts,
	{ account, credential }: ProvenSignin,
	reply: FastifyReply,
): Promise<FinishedSignin> {
	const setCookie = await storage.write(async (trx) => {
		await requireCredential(trx, credential.id);
		return sessions.begin(trx, account.id);
	});
	setCookie(reply);
	return { purpose: "session", account: accountOf(account) };
}

/** A login without an approver, because the passkey itself is where the login is asked for. */
async function tokenFor({ storage, party, keys }: Parts, proven: ProvenSignin): Promise<FinishedSignin> {
	const now = storage.clock();
	const claims = mintClaims({
		issuer: party.origin,
		subject: proven.account.id,
		kind: "login",
		keyThumbprint: proven.state.keyThumbprint ?? "",
		backupEligible: proven.credential.backup_eligible === 1,
		now,
	});
	const accessToken = await signToken(keys, party.origin, claims);
	return { purpose: "login", accessToken, tokenType: "DPoP", expiresIn: secondsLeft(claims, now) };
}

async function pairingFor({ storage }: Parts, { state, account, credential }: ProvenSignin): Promise<FinishedSignin> {
	if (!state.pairing) throw new Problem("signin-refused");
	return {
		purpose: "pair",
		...(await grantPairing(storage, { ...state.pairing, userId: account.id, credentialId: credential.id })),
	};
}

async function proofFor(
	{ storage }: Parts,
	{ state }: ProvenSignin,
	caller: Approver | undefined,
): Promise<FinishedSignin> {
	if (!caller || state.heldBy === undefined || holderOf(caller) !== state.heldBy) throw new Problem("signin-refused");
	return { purpose: "proof", ...(await issueProof(storage, caller)) };
}
