import { createHash } from "node:crypto";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, test } from "vitest";
import { z } from "zod";
import { oldestApi } from "../../contract/protocol.ts";
import { serve } from "../testing/served.ts";

/*
 * A requester as the first released version was written: its addresses, bodies and the members it reads stand here as
 * they were then, and not by the contract's schemas, which go on. When `oldestApi` is raised, this file begins anew.
 */

const { privateKey, publicKey } = await generateKeyPair("Ed25519");
const { kty, crv, x } = await exportJWK(publicKey);
const jwk = { kty: String(kty), crv: String(crv), x: String(x) };

function proofOf(htm: string, htu: string, token?: string): Promise<string> {
	const ath = token === undefined ? {} : { ath: createHash("sha256").update(token).digest("base64url") };
	return new SignJWT({ htm, htu, jti: crypto.randomUUID(), iat: Date.now() / 1000, ...ath })
		.setProtectedHeader({ typ: "dpop+jwt", alg: "Ed25519", jwk })
		.sign(privateKey);
}

async function membersOf(answer: Response): Promise<Record<string, unknown>> {
	return z.record(z.string(), z.unknown()).parse(await answer.json());
}

test("a program of the oldest supported protocol is answered as it was then", async () => {
	expect(oldestApi).toBe(1);
	const { address, origin } = await serve();
	const info = await membersOf(await fetch(`${address}/api/server`));
	expect(info).toMatchObject({ name: "countersign", origin, rpId: "localhost", now: expect.stringMatching(/Z$/) });
	expect(info["oldestApi"]).toBeLessThanOrEqual(1);
	expect(info["api"]).toBeGreaterThanOrEqual(1);

	const made = await fetch(`${address}/api/login-requests`, {
		method: "POST",
		headers: { "content-type": "application/json", dpop: await proofOf("POST", `${origin}/api/login-requests`) },
		body: JSON.stringify({
			account: "alice",
			kind: "ssh",
			target: "server01",
			host: "buildbox",
			osUser: "alice",
			publicKey: jwk,
		}),
	});
	expect(made.status).toBe(201);
	const request = await membersOf(made);
	expect(request).toMatchObject({
		id: expect.stringMatching(/^[a-z2-7]{26}$/),
		waitToken: expect.any(String),
		matchCode: expect.stringMatching(/^\d\d$/),
		expiresAt: expect.stringMatching(/Z$/),
		approveUrl: `${origin}/approve/${request["id"]}`,
		now: expect.stringMatching(/Z$/),
	});

	const waitToken = String(request["waitToken"]);
	const path = `/api/login-requests/${request["id"]}`;
	const proven = async (method: string, url: string, query = "") =>
		fetch(address + url + query, {
			method,
			headers: {
				authorization: `Bearer ${waitToken}`,
				dpop: await proofOf(method, origin + url, waitToken),
			},
		});
	const waiting = await proven("GET", `${path}/outcome`, "?wait=0");
	expect(waiting.status).toBe(202);
	expect(await waiting.json()).toEqual({ state: "pending" });
	expect((await proven("DELETE", path)).status).toBe(204);
	const ended = await proven("GET", `${path}/outcome`, "?wait=0");
	expect(ended.status).toBe(410);
	expect(ended.headers.get("content-type")).toMatch(/^application\/problem\+json/);
	expect(await ended.json()).toMatchObject({ code: "cancelled", status: 410 });
});
