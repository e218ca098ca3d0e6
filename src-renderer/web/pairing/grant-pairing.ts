import { PairingRedirect, type PairingWish } from "../../../contract/pairing.ts";
import { Failure } from "../../desk/failure.ts";
import { provePasskey } from "../../passkey/prove-passkey.ts";
import { server } from "../connection.ts";
import type { Granted } from "./go-back.tsx";

interface Grant {
	/** An account's name, or "-" where the passkey itself knows whose it is. */
	readonly who: string;
	readonly secret: string;
	readonly wish: PairingWish;
	/** What the person calls the device. */
	readonly name: string;
}

/** Grants a pairing with a fresh proof of a passkey, signed for the very key that asks. */
export async function grantPairing({ who, secret, wish, name }: Grant): Promise<Granted> {
	const { keyThumbprint } = wish;
	const proof = { who, purpose: "pair", pairing: { secret, name }, keyThumbprint } as const;
	const { redirect, expiresAt } = await provePasskey(server, proof);
	// Only ever to an app on this machine.
	if (!PairingRedirect.safeParse(redirect.split("?", 1)[0]).success) throw new Failure("unknown");
	return { redirect, expiresAt };
}
