import { z } from "zod";
import type { AnswerOf } from "../contract/call.ts";
import { calls } from "../contract/calls.ts";
import type { LoginRequest } from "../contract/login-request.ts";
import { Problem } from "../contract/problem.ts";
import type { Receipt } from "../contract/receipt.ts";
import type { AuthenticationResponse } from "../contract/webauthn.ts";
import { callServer, type ServerConnection } from "./call-server.ts";
import { type Digest, loginChallenge } from "./challenge.ts";
import type { PairedServer } from "./paired-server.ts";
import type { Signal } from "./runtime.ts";
import { refuseOtherParty, type Signer } from "./sign-with-passkey.ts";

/** What was read, the very object that was on screen, and the two digits that were typed. */
export interface ReadLogin {
	readonly shown: LoginRequest;
	/** Counts for nothing where the login asks for no code. */
	readonly code: string;
	readonly digest: Digest;
	/** Which passkeys there are, where that was asked for while the login was being read. */
	readonly known?: AllowedPasskeys | undefined;
	readonly signal?: Signal | undefined;
}

/** The server's word on who may sign, and for whom. */
export type AllowedPasskeys = AnswerOf<typeof calls.loginCredentials>;

/** How handing in a signature went. With no attempt left, wrong digits have denied the login. */
export type Approval =
	| { readonly state: "approved"; readonly receipt: Receipt }
	| { readonly state: "wrong-code"; readonly attemptsLeft: number };

/**
 * Has a passkey sign a login that was read here, and hands the signature in.
 * @throws UnfitRequest, OtherServer, Problem (`already-settled` with `state`, `proof-refused` and what the calls say),
 * Unreachable, what signing throws
 */
export async function approveLogin(
	server: PairedServer,
	read: Pick<ReadLogin, "shown" | "code" | "known">,
	{ sign, digest, signal }: Signer,
): Promise<Approval> {
	const { rpId, origin } = server;
	try {
		const receipt = await handInApproval(server, { ...read, digest, signal }, (options, challenge) => {
			refuseOtherParty(server, options);
			return sign({ rpId, origin, challenge, allowCredentials: options.allowCredentials });
		});
		return { state: "approved", receipt };
	} catch (error) {
		if (!(error instanceof Problem) || error.code !== "wrong-code") throw error;
		const { success, data } = WrongCode.safeParse(error.members);
		if (!success) throw error;
		return { state: "wrong-code", ...data };
	}
}

const WrongCode = z.object({ attemptsLeft: z.int().min(0) });

/**
 * The same for whoever knows the server in another way, such as a page of its own.
 * @param ask reaches the passkey; what it is given beside the challenge is the server's word
 * @throws UnfitRequest, Problem, Unreachable, what `ask` throws
 */
export async function handInApproval(
	server: ServerConnection,
	{ shown, code, digest, known, signal }: ReadLogin,
	ask: (options: AllowedPasskeys, challenge: string) => Promise<AuthenticationResponse>,
): Promise<Receipt> {
	const given = { params: { id: shown.id }, ...(signal && { signal }) };
	// Built from what was on screen, with nothing of what was fetched: the answer only says which passkeys there are.
	const challenge = await loginChallenge(shown, shown.matchCode === "off" ? "" : code, digest);
	const options = known ?? (await callServer(server, calls.loginCredentials, given));
	const response = await ask(options, challenge);
	const { receipt } = await callServer(server, calls.approveLoginRequest, { ...given, body: { response } });
	return receipt;
}
