import { createHash } from "node:crypto";
import { calculateJwkThumbprint, decodeJwt, exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { authorize, beginAuthorization, codeOf, redeem, tokensOf } from "../../testing/oidc/relying-party.ts";
import { openVpnHousehold } from "../../testing/oidc/vpn-household.ts";

async function newProver() {
	const { privateKey, publicKey } = await generateKeyPair("ES256");
	const jwk = await exportJWK(publicKey);
	const prove = (htm: string, htu: string, token?: string) =>
		new SignJWT({
			htm,
			htu,
			jti: crypto.randomUUID(),
			...(token !== undefined && { ath: createHash("sha256").update(token).digest("base64url") }),
		})
			.setIssuedAt()
			.setProtectedHeader({ typ: "dpop+jwt", alg: "ES256", jwk })
			.sign(privateKey);
	return { prove, thumbprint: await calculateJwkThumbprint(jwk) };
}

test("a token that was asked for with a proof of key is good with that key alone (RFC 9449)", async () => {
	const home = await openVpnHousehold();
	const [own, other] = [await newProver(), await newProver()];
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const proof = { dpop: await own.prove("POST", `${home.origin}/oidc/token`) };
	const tokens = await tokensOf(await redeem(home, code, home.client, proof));
	expect(tokens.token_type).toBe("DPoP");
	const at = `${home.origin}/oidc/userinfo`;
	const ask = async ({ prove }: typeof own, url = at) =>
		fetch(`${home.address}/oidc/userinfo`, {
			headers: { authorization: `DPoP ${tokens.access_token}`, dpop: await prove("GET", url, tokens.access_token) },
		});
	expect((await ask(own)).status).toBe(200);
	expect((await ask(other)).status).toBe(401);
	expect((await ask(own, `${home.address}/oidc/userinfo`)).status).toBe(401);
	const bare = { headers: { authorization: `Bearer ${tokens.access_token}` } };
	expect((await fetch(`${home.address}/oidc/userinfo`, bare)).status).toBe(401);
	expect(decodeJwt(tokens.id_token).sub).toBeDefined();
});

test("a proof of key that comes twice at once is taken once", async () => {
	const home = await openVpnHousehold();
	const { prove } = await newProver();
	const begun = beginAuthorization(home);
	const code = codeOf(await authorize(home, await home.join("alice"), begun), begun);
	const first = { dpop: await prove("POST", `${home.origin}/oidc/token`) };
	const tokens = await tokensOf(await redeem(home, code, home.client, first));
	const dpop = await prove("GET", `${home.origin}/oidc/userinfo`, tokens.access_token);
	const headers = { authorization: `DPoP ${tokens.access_token}`, dpop };
	const asked = Array.from({ length: 10 }, () => fetch(`${home.address}/oidc/userinfo`, { headers }));
	const answers = (await Promise.all(asked)).map(({ status }) => status);
	expect(answers.filter((status) => status === 200)).toHaveLength(1);
	expect(answers.filter((status) => status >= 500)).toEqual([]);
});
