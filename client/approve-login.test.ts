import { expect, test } from "vitest";
import { loginChallengeText } from "../contract/login-challenge.ts";
import { loginRequestId } from "../contract/public-key.ts";
import { approveLogin } from "./approve-login.ts";
import { toBase64url } from "./base64url.ts";
import { UnfitRequest } from "./challenge.ts";
import { OtherServer } from "./paired-server.ts";
import { makeReceipt } from "./receipt-for-tests.ts";
import { type Answered, assertion, assertionOptions, signedText, signingGround } from "./signing-for-tests.ts";

const thumbprint = Uint8Array.from({ length: 32 }, (_, index) => index);
const shown = {
	id: loginRequestId(thumbprint),
	account: "alice",
	kind: "login" as const,
	address: "203.0.113.24",
	createdAt: "2026-11-22T12:00:00.000Z",
	expiresAt: "2026-11-22T12:03:00.000Z",
	keyThumbprint: toBase64url(thumbprint),
	nonce: "n".repeat(43),
	matchCode: "required" as const,
	announced: true,
	state: "pending" as const,
};
const read = { shown, code: "47" };
const credentials = `GET /api/login-requests/${shown.id}/credentials`;
const approve = `POST /api/login-requests/${shown.id}/approve`;
const options = { ...assertionOptions, origin: "https://sign.example.org" };
const receipt = await makeReceipt("ES256");

const ground = (answer: Answered, said: object = options) =>
	signingGround({ [credentials]: { status: 200, body: said }, [approve]: answer });

test("what was read and typed is signed, and the receipt comes back", async () => {
	const { server, signer, sent, signed } = ground({ status: 200, body: { state: "approved", receipt } });
	expect(await approveLogin(server, read, signer)).toEqual({ state: "approved", receipt });
	const { allowCredentials } = options;
	const challenge = signedText(loginChallengeText(shown, "47"));
	expect(signed).toEqual([{ rpId: "example.org", origin: "https://sign.example.org", challenge, allowCredentials }]);
	expect(sent[1]).toEqual({ route: approve, body: { response: assertion } });
});

test("where no code is asked for, none is signed", async () => {
	const { server, signer, signed } = ground({ status: 200, body: { state: "approved", receipt } });
	const open = { ...shown, matchCode: "off" as const };
	await approveLogin(server, { shown: open, code: "47" }, signer);
	expect(signed[0]?.challenge).toBe(signedText(loginChallengeText(open, "")));
});

test.each([1, 0])("wrong digits are told with the attempts that are left: %i", async (attemptsLeft) => {
	const { server, signer } = ground({ status: 422, body: { code: "wrong-code", attemptsLeft } });
	expect(await approveLogin(server, read, signer)).toEqual({ state: "wrong-code", attemptsLeft });
});

test("every other refusal keeps its code", async () => {
	const { server, signer } = ground({ status: 409, body: { code: "already-settled", state: "denied" } });
	const approving = approveLogin(server, read, signer);
	await expect(approving).rejects.toMatchObject({ code: "already-settled", members: { state: "denied" } });
});

test.each([{ rpId: "evil.example" }, { origin: "https://evil.example" }])(
	"for a server that says %j nothing is signed",
	async (said) => {
		const { server, signer, signed, routes } = ground({ status: 500 }, { ...options, ...said });
		await expect(approveLogin(server, read, signer)).rejects.toThrow(OtherServer);
		expect(signed).toEqual([]);
		expect(routes()).toEqual([credentials]);
	},
);

test("a request whose id does not name its key is not even asked about", async () => {
	const { server, signer, sent } = ground({ status: 500 });
	const others = { ...shown, keyThumbprint: toBase64url(thumbprint.toReversed()) };
	await expect(approveLogin(server, { shown: others, code: "47" }, signer)).rejects.toThrow(UnfitRequest);
	expect(sent).toEqual([]);
});
