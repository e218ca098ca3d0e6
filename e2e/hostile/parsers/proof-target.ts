import { decodeJwt, EmbeddedJWK, jwtVerify } from "jose";
import { Problem } from "../../../contract/problem.ts";
import { type FuzzTarget, lawfullyAsync } from "../../../ctap/fuzz/harness/fuzz-target.ts";
import { proofVerifier } from "../../../server/dpop/verify-proof.ts";
import { createRequesterKey } from "../../requester/requester-key.ts";
import { holds, inputOf, textIn } from "./text-input.ts";

const call = { method: "POST", url: "http://localhost:8686/api/pairings" };
const key = createRequesterKey();
const begun = Date.now();
const proofs = Array.from({ length: 8 }, (_, at) => key.proof({ ...call, jti: `sample ${at}` }));
const jtis = new Set(proofs.map((proof) => decodeJwt(proof).jti));

// A clock that stands still: the samples never get too old.
const verify = proofVerifier(() => begun);
const used = new Set<unknown>();

const header = (proof: string, changed: object) => {
	const [head = "", ...rest] = proof.split(".");
	const bent = { ...JSON.parse(Buffer.from(head, "base64url").toString()), ...changed };
	return [Buffer.from(JSON.stringify(bent)).toString("base64url"), ...rest].join(".");
};

const [first = ""] = proofs;
const bent = [
	{ alg: "none" },
	{ alg: "HS256" },
	{ typ: "JWT" },
	{ crit: ["x"], x: 1 },
	{ jwk: { ...key.publicKey, d: "a" } },
	{ jwk: null },
	{ b64: false, crit: ["b64"] },
];

/** Proofs of key: refused as the contract says, and accepted only where somebody made them, once. */
export const proofTarget: FuzzTarget = {
	name: "dpop-proof",
	samples: [...proofs, ...bent.map((changed) => header(first, changed)), `${first},${first}`, "a.b.c"].map(inputOf),
	async attempt(input) {
		const proof = textIn(input);
		try {
			const { thumbprint } = await verify({ ...call, proof });
			const { jti } = decodeJwt(proof);
			holds(jtis.has(jti) && thumbprint.length === 43, "a proof that holds was made by its key");
			holds(!used.has(jti), "a proof holds once");
			used.add(jti);
			await jwtVerify(proof, EmbeddedJWK, { typ: "dpop+jwt" }).catch(() =>
				holds(false, "another library takes it as well"),
			);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			holds(["dpop-refused", "dpop-time"].includes(error.code), "a proof is refused as the contract says");
		}
		// With a token beside it, it is another call that it does not name.
		const accepted = await lawfullyAsync([Problem], verify({ ...call, proof, token: "another" }));
		holds(accepted === undefined, "a proof without the token's hash is none for it");
	},
};
