import { createHash } from "node:crypto";
import type { LoginRequest } from "../../contract/login-request.ts";
import { loginRequestId } from "../../contract/public-key.ts";

/** A login request as a server shows it, all of it different for each `name`. */
export function fakeLogin(name: string, differently: Partial<LoginRequest> = {}): LoginRequest {
	const thumbprint = createHash("sha256").update(name).digest();
	const now = Date.now();
	return {
		id: loginRequestId(thumbprint),
		account: "alice",
		kind: "ssh",
		target: "server01",
		host: "build-7",
		osUser: "deploy",
		address: "203.0.113.24",
		createdAt: new Date(now).toISOString(),
		expiresAt: new Date(now + 180_000).toISOString(),
		keyThumbprint: thumbprint.toString("base64url"),
		nonce: "n".repeat(43),
		matchCode: "required",
		announced: true,
		state: "pending",
		...differently,
	};
}
