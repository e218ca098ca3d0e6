import { expect, onTestFinished, test } from "vitest";
import { network } from "../../../cli/network.ts";
import { callServer } from "../../../client/call-server.ts";
import { createDpopKey, type DpopKey } from "../../../client/dpop-key.ts";
import { askedByHost } from "../../../client/host-proof.ts";
import { requestLogin } from "../../../client/request-login.ts";
import { calls } from "../../../contract/calls.ts";
import { hostProofHeader } from "../../../contract/host.ts";
import { keySurroundings } from "../../../native-app/key-surroundings.ts";
import { addHost } from "../../../server/hosts/add-host.ts";
import { removeHost } from "../../../server/hosts/remove-host.ts";
import { openInProcess } from "../world/in-process-server.ts";

const newKey = () => createDpopKey(keySurroundings);

/** A server with one enrolled host, and how somebody asks it for a login with a proof. */
async function openHost() {
	const { origin, storage, stop } = await openInProcess();
	onTestFinished(stop);
	const host = await newKey();
	const { code } = await addHost(storage, { name: "web1" });
	const body = { code, publicKey: host.publicKey };
	const enrolled = await callServer({ origin, network, proof: host }, calls.enrolHost, { body });
	const ask = (proof: DpopKey) =>
		requestLogin({ origin, network, proof }, { account: "alice", kind: "login", host: "web9" }, Date.now);
	/** With these words in the host's header. */
	const askWith = async (request: DpopKey, words: string) =>
		ask({
			...request,
			headers: async (...call) => ({ ...(await request.headers(...call)), [hostProofHeader]: words }),
		});
	const rows = () =>
		storage.db.selectFrom("login_request").select(["client", "client_kind", "host"]).orderBy("created_at").execute();
	return { storage, origin, host, enrolled, ask, askWith, rows, url: `${origin}/api/login-requests` };
}

test("a request that its host proves is the host's, and what it claims stays a claim", async () => {
	const { storage, enrolled, ask, host, rows } = await openHost();
	expect(enrolled).toEqual({ name: "web1" });
	await ask(askedByHost(await newKey(), host));
	await ask(await newKey());
	expect(await rows()).toEqual([
		{ client: "web1", client_kind: "host", host: "web9" },
		{ client: null, client_kind: null, host: "web9" },
	]);
	const { last_used_at, last_address } = await storage.db.selectFrom("host").selectAll().executeTakeFirstOrThrow();
	expect({ last_used_at, last_address }).toEqual({
		last_used_at: expect.any(Number),
		last_address: expect.stringMatching(/1$/),
	});
});

test("asked again in the same words it is the same request, and without the host's proof another", async () => {
	const { ask, host } = await openHost();
	const key = await newKey();
	const { id } = await ask(askedByHost(key, host));
	expect((await ask(askedByHost(key, host))).id).toBe(id);
	await expect(ask(key)).rejects.toMatchObject({ code: "key-in-use" });
});

test("a host's proof that does not hold is refused and never passed over", async () => {
	const { askWith, host, url, rows, origin } = await openHost();
	const [mine, other] = [await newKey(), await newKey()];
	const thumbprint = (key: DpopKey) => Buffer.from(key.thumbprint).toString("base64url");
	const made = async (method: string, at: string, token?: string) =>
		(await host.headers(method, at, token))["dpop"] ?? "";
	const hourAgo = await createDpopKey({ ...keySurroundings, now: () => Date.now() - 3_600_000 });
	const wrong = [
		"",
		"host",
		await made("POST", url),
		await made("POST", url, thumbprint(other)),
		await made("GET", url, thumbprint(mine)),
		await made("POST", `${origin}/api/hosts/enrol`, thumbprint(mine)),
		(await hourAgo.headers("POST", url, thumbprint(mine)))["dpop"] ?? "",
		`${await made("POST", url, thumbprint(mine))}, ${await made("POST", url, thumbprint(mine))}`,
		(await made("POST", url, thumbprint(mine))).replace(/.{9}$/, "AAAAAAAAA"),
	];
	for (const words of wrong) await expect(askWith(mine, words)).rejects.toMatchObject({ code: "host-refused" });
	expect(await rows()).toEqual([]);
});

test("a proof that was seen is good for nobody, not even for the same request", async () => {
	const { askWith, host, url } = await openHost();
	const key = await newKey();
	const { dpop = "" } = await host.headers("POST", url, Buffer.from(key.thumbprint).toString("base64url"));
	await askWith(key, dpop);
	await expect(askWith(key, dpop)).rejects.toMatchObject({ code: "host-refused" });
});

test("the key of no host, and that of one that was removed, are told so", async () => {
	const { ask, host, storage, rows } = await openHost();
	await expect(ask(askedByHost(await newKey(), await newKey()))).rejects.toMatchObject({ code: "host-unknown" });
	await removeHost(storage, { name: "web1" });
	await expect(ask(askedByHost(await newKey(), host))).rejects.toMatchObject({ code: "host-unknown" });
	expect(await rows()).toEqual([]);
});

test("a key is enrolled by whoever proves it", async () => {
	const { origin, storage } = await openHost();
	const { code } = await addHost(storage, { name: "web2" });
	const { publicKey } = await newKey();
	const enrol = callServer({ origin, network, proof: await newKey() }, calls.enrolHost, { body: { code, publicKey } });
	await expect(enrol).rejects.toMatchObject({ code: "dpop-refused" });
});
