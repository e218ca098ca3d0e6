import { createDpopKey } from "../../client/dpop-key.ts";
import { provePasskey } from "../../client/prove-passkey.ts";
import type { FinishedSignin } from "../../contract/passkey-ceremony.ts";
import { KeyFailure } from "../../ctap/key-failure.ts";
import { keySurroundings } from "../../native-app/key-surroundings.ts";
import { CommandFailure } from "../command-failure.ts";
import { connectServer } from "../connect-server.ts";
import { keySigner } from "../security-key/key-signer.ts";
import { hasKey, keySource } from "../security-key/key-source.ts";
import { OtherWayChosen } from "../security-key/terminal-person.ts";
import type { Terminal } from "../terminal.ts";
import type { LoginWish } from "./log-in.ts";

/** A token that a key on this machine got, without anybody's approval. */
export type KeyLogin = FinishedSignin & { purpose: "login" };

/**
 * Logs in with a security key of this machine, which needs no approver: the key itself is here.
 * @param must whether no other way is wanted
 * @returns `undefined` where the other way is to be gone: no key that will do, or the person's choice
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function logInWithKey(
	wish: Pick<LoginWish, "server" | "account" | "caFile">,
	must: boolean,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<KeyLogin | undefined> {
	if (!must && !(await isKeyHere(terminal, stop))) return undefined;
	const server = await connectServer(wish.server, { caFile: wish.caFile, signal: stop });
	const { publicKey } = await createDpopKey(keySurroundings);
	const otherWay = must ? undefined : "ask an approver";
	const signer = keySigner(terminal, { deadline: undefined, ctrlC: "ends it", otherWay }, stop);
	try {
		return await provePasskey(server, wish.account, { purpose: "login", publicKey }, signer);
	} catch (error) {
		if (must || stop.aborted) throw error;
		if (error instanceof OtherWayChosen) return undefined;
		if (!(error instanceof CommandFailure)) throw error;
		// A key that fails is no reason not to be let in: an approver can still do it.
		terminal.say(terminal.style("yellow", error.message));
		return undefined;
	}
}

/** A machine that can not tell has none. */
async function isKeyHere(terminal: Terminal, stop: AbortSignal): Promise<boolean> {
	try {
		return await hasKey(keySource(terminal.environment), stop);
	} catch (error) {
		if (error instanceof KeyFailure) return false;
		throw error;
	}
}
