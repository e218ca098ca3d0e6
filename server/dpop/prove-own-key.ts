import { Problem } from "../../contract/problem.ts";
import type { PublicKeyJwk } from "../../contract/public-key.ts";
import type { ProvenCall, VerifyProof } from "./verify-proof.ts";

/**
 * Checks that a call proves the very key that its body names.
 * @throws Problem `dpop-refused` and what else the proof is refused with
 */
export async function proveOwnKey(
	verifyProof: VerifyProof,
	call: ProvenCall,
	named: PublicKeyJwk,
): Promise<{ thumbprint: string }> {
	const { thumbprint, publicKey } = await verifyProof(call);
	if (JSON.stringify(publicKey) !== JSON.stringify(named)) throw new Problem("dpop-refused");
	return { thumbprint };
}
