import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect as connectHttp2 } from "node:http2";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { describe, expect, onTestFinished, test } from "vitest";
import { openEvents } from "../events/open-events.ts";
import { withinASecond } from "../events/within-a-second.ts";
import { askOverApi } from "../requester/ask-over-api.ts";
import { openCookieSession } from "../software-passkey/cookie-session.ts";
import { joinWith, linkSecret } from "../software-passkey/join-with.ts";
import { createSoftwarePasskey } from "../software-passkey/software-passkey.ts";
import { freePort } from "../start/free-port.ts";
import { runCountersign } from "../start/run-countersign.ts";
import { apache, caddy, isInstalled, nginx, type ShippedProxy, startProxy } from "./proxies.ts";

/** The real server behind the proxy, as the configuration in build/server sets it up. */
async function behind(proxy: ShippedProxy): Promise<{ origin: string; setupLink: string; ca: string }> {
	const folder = await mkdtemp(join(tmpdir(), "countersign-proxy-"));
	onTestFinished(() => rm(folder, { recursive: true, force: true }));
	const [certFile, keyFile] = [join(folder, "cert.pem"), join(folder, "key.pem")];
	const made = ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "1"];
	const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
	execFileSync("openssl", [...made, ...names, "-keyout", keyFile, "-out", certFile], { stdio: "ignore" });
	const ca = await readFile(certFile, "utf8");
	setDefaultCACertificates([...getCACertificates("default"), ca]);
	const [port, upstream] = [await freePort(), await freePort()];
	const origin = `https://localhost:${port}`;
	const data = join(folder, "data");
	const settings = ["--public-url", origin, "--trusted-proxy", "127.0.0.1", "--host", "127.0.0.1"];
	const server = runCountersign(["server", "--port", String(upstream), "--data", data, ...settings]);
	onTestFinished(server.stop);
	const [setupLink] = await server.printed("stdout", /https:\/\/localhost:\d+\/join#[\w-]{43}/);
	const ground = { folder: join(folder, "proxy"), port, upstream, certFile, keyFile };
	const started = await startProxy(proxy, ground);
	onTestFinished(started.stop);
	await started.ready;
	return { origin, setupLink, ca };
}

/** Reads an event stream over HTTP/2, as browsers do: each part as it comes. */
async function partsOverHttp2(origin: string, { ca, cookie }: { ca: string; cookie: string }) {
	const session = connectHttp2(origin, { ca });
	onTestFinished(() => session.destroy());
	const stream = session.request({ ":path": "/api/events", accept: "text/event-stream", cookie });
	const [headers] = await once(stream, "response");
	expect(headers[":status"]).toBe(200);
	return stream.setEncoding("utf8")[Symbol.asyncIterator]();
}

describe.each([nginx, caddy, apache])("behind $name", (proxy) => {
	test.skipIf(!isInstalled(proxy))("a login is seen within a second, from the address that the proxy saw", async () => {
		const { origin, setupLink, ca } = await behind(proxy);
		const page = await fetch(`${origin}/decisions`, { redirect: "manual" });
		expect(page.status).toBe(200);
		expect(page.headers.get("strict-transport-security")).toMatch(/max-age/);
		const session = openCookieSession(origin);
		await joinWith(session, createSoftwarePasskey(), { secret: linkSecret(setupLink), name: "alice" });
		const cookie = session.cookieHeader();
		const events = await withinASecond(openEvents(origin, { cookie }));
		const parts = await partsOverHttp2(origin, { ca, cookie });
		expect((await withinASecond(parts.next())).value).toMatch(/^event: snapshot\n/);
		const asked = await askOverApi(origin, { account: "alice", kind: "login" }, "198.51.100.7");
		const event = await withinASecond(events.first(({ name }) => name === "login-requested"));
		expect(event.data["request"]).toMatchObject({ id: asked.id, address: "127.0.0.1" });
		expect((await withinASecond(parts.next())).value).toContain(asked.id);
		events.close();
	});
});
