import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { Problem } from "../../contract/problem.ts";
import { sendProblem } from "./problem-reply.ts";

/** Addresses that are no pages of the app, in whatever case, and whatever looks like a file. */
const reserved = /^\/(api|assets|oidc|healthz|readyz|\.well-known)(\/|$|\?)|\.\w+($|\?)/i;

/**
 * Serves the built web app: its files by name, the ceremony page, and the app's one page for every other address
 * that is not the API's. A page asked
 * for by another name of this machine is sent to the public one, because passkeys work only there.
 */
export async function serveWebApp(app: FastifyInstance, root: string, origin: string): Promise<void> {
	const { host } = new URL(origin);
	app.addHook("onRequest", (request, reply, done) => {
		const page = request.method === "GET" && /^\/(?!\/)/.test(request.url) && !reserved.test(request.url);
		if (page && isLoopback(request.hostname) && request.host !== host) reply.code(307).redirect(origin + request.url);
		else done();
	});
	await app.register(fastifyStatic, {
		root: join(root, "assets"),
		prefix: "/assets/",
		immutable: true,
		maxAge: "1y",
		index: false,
	});
	// What the OIDC provider's pages look like; their names stay the same, so that they are asked after each time.
	for (const file of ["login-page.css", "login-page.js", "login-page.svg"])
		app.get(`/${file}`, (_, reply) => reply.header("cache-control", "no-cache").sendFile(file, root));
	app.setNotFoundHandler((request, reply) => {
		const page = (request.method === "GET" || request.method === "HEAD") && !reserved.test(request.url);
		if (!page) return sendProblem(reply, new Problem("not-found"));
		const [path] = request.url.split("?", 1);
		const file = path === "/ceremony" ? "ceremony.html" : "index.html";
		return reply.header("cache-control", "no-cache").sendFile(file, root);
	});
}

/** Only the machine's own names are redirected: behind a proxy, another name is the proxy's business. */
function isLoopback(hostname: string): boolean {
	return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
