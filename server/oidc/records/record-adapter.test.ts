import { errors } from "oidc-provider";
import { expect, test } from "vitest";
import { openGround } from "../../testing/ground.ts";
import { recordAdapter } from "./record-adapter.ts";

async function openCodes() {
	const ground = await openGround();
	const codes = recordAdapter(ground.storage, "AuthorizationCode");
	const rows = () => ground.storage.db.selectFrom("oidc_record").selectAll().execute();
	return { ...ground, codes, rows };
}

test("of twenty redemptions of one code at once exactly one succeeds, and the others are refused as a used grant", async () => {
	const { codes } = await openCodes();
	await codes.upsert("code", { accountId: "0a", clientId: "c", grantId: "g" }, 60);
	const ends = await Promise.allSettled(Array.from({ length: 20 }, () => codes.consume("code")));
	expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	const refusals = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
	expect(refusals).toHaveLength(19);
	for (const refusal of refusals) expect(refusal).toBeInstanceOf(errors.InvalidGrant);
	expect(await codes.find("code")).toMatchObject({ consumed: expect.any(Number) });
});

test("what is used up stays used up when it is stored again", async () => {
	const { codes } = await openCodes();
	await codes.upsert("code", { grantId: "g" }, 60);
	await codes.consume("code");
	await codes.upsert("code", { grantId: "g", scope: "openid" }, 60);
	expect(await codes.find("code")).toMatchObject({ scope: "openid", consumed: expect.any(Number) });
	await expect(codes.consume("code")).rejects.toThrow(errors.InvalidGrant);
});

test("what has expired is neither found nor consumed, and goes with the next that is stored", async () => {
	const { codes, pass, rows } = await openCodes();
	await codes.upsert("code", { grantId: "g" }, 60);
	pass(59_999);
	expect(await codes.find("code")).toMatchObject({ jti: "code", grantId: "g" });
	pass(1);
	expect(await codes.find("code")).toBeUndefined();
	await expect(codes.consume("code")).rejects.toThrow(errors.InvalidGrant);
	await codes.upsert("next", { grantId: "g" }, 60);
	expect(await rows()).toHaveLength(1);
});

test("the database holds no code, no token and no session's cookie", async () => {
	const { codes, rows, storage } = await openCodes();
	await codes.upsert("secret-code", { jti: "secret-code", grantId: "g" }, 60);
	await recordAdapter(storage, "Session").upsert("secret-cookie", { jti: "secret-cookie", uid: "session-uid" }, 60);
	const session = { accountId: "0a", uid: "session-uid", cookie: "secret-cookie" };
	await recordAdapter(storage, "Interaction").upsert("interaction", { session }, 60);
	const text = JSON.stringify(await rows());
	for (const secret of ["secret-code", "secret-cookie"]) expect(text).not.toContain(secret);
});

test("a revoked grant takes what was given under it, of each kind its own", async () => {
	const { codes, storage } = await openCodes();
	const tokens = recordAdapter(storage, "RefreshToken");
	for (const adapter of [codes, tokens]) await adapter.upsert("id", { grantId: "g" }, 60);
	await tokens.upsert("other", { grantId: "h" }, 60);
	await tokens.revokeByGrantId("g");
	expect(await tokens.find("id")).toBeUndefined();
	expect(await tokens.find("other")).toBeDefined();
	expect(await codes.find("id")).toBeDefined();
	await codes.destroy("id");
	expect(await codes.find("id")).toBeUndefined();
});

test("a session is found by its uid, and a device's code by what its user typed, with its own id", async () => {
	const { storage } = await openCodes();
	const [sessions, devices] = [recordAdapter(storage, "Session"), recordAdapter(storage, "DeviceCode")];
	await sessions.upsert("cookie", { jti: "cookie", uid: "u", accountId: "0a" }, 60);
	expect(await sessions.findByUid("u")).toEqual({ uid: "u", accountId: "0a" });
	expect(await sessions.findByUid("cookie")).toBeUndefined();
	await devices.upsert("device", { jti: "device", userCode: "BCDF" }, 60);
	expect(await devices.findByUserCode("BCDF")).toMatchObject({ jti: "device" });
});

test("a proof of key that comes twice at once is taken once (RFC 9449, section 11.1)", async () => {
	const { storage, pass } = await openCodes();
	const seen = recordAdapter(storage, "ReplayDetection");
	const ends = await Promise.allSettled(Array.from({ length: 5 }, () => seen.upsert("jti", { iss: "client" }, 60)));
	expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
	pass(60_000);
	await expect(seen.upsert("jti", { iss: "client" }, 60)).resolves.toBeUndefined();
});
