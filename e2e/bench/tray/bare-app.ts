import type { KeyOwner } from "../../desktop/key-owner.ts";
import { beginPairing, redeemPairing } from "../../pairing/pair-over-api.ts";
import { callAsPairedApp, type PairedApp } from "../../pairing/paired-app.ts";

/** Pairs a program of a few lines with somebody's account: what it takes is what the server and the wire take. */
export async function pairBareApp({ origin, grantPairing }: KeyOwner): Promise<PairedApp> {
	const begun = await beginPairing(origin, "Bare program");
	const redirect = await grantPairing(`${origin}/pair#${begun.secret}`);
	const code = new URL(redirect).searchParams.get("code") ?? "";
	const { id, pairingToken } = await redeemPairing({ ...begun, code });
	return callAsPairedApp({ origin, key: begun.key, id, token: pairingToken });
}
