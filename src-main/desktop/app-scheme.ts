import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { protocol, type Session } from "electron";

/** Where the window's page comes from: files of the app, under an origin that nothing on the network has. */
export const pageOrigin = "app://countersign";
export const pageAddress = `${pageOrigin}/desktop/index.html`;

const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"font-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-ancestors 'none'",
].join("; ");

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml",
	".woff2": "font/woff2",
};

/** Has to happen before the app is ready: a scheme with an origin of its own, as secure as https. */
export function registerAppScheme(): void {
	protocol.registerSchemesAsPrivileged([
		{ scheme: "app", privileges: { standard: true, secure: true, supportFetchAPI: true } },
	]);
}

/** Serves the files of `folder`, and lets the session reach nothing else. */
export function serveApp(session: Session, folder: string): void {
	session.protocol.handle("app", (request) => serve(request, folder));
	session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !url.startsWith(`${pageOrigin}/`) }));
}

async function serve({ url }: Request, folder: string): Promise<Response> {
	const { origin, host, pathname } = new URL(url);
	// Not every runtime gives an app: address an origin.
	if (origin !== pageOrigin && host !== "countersign") return notFound();
	const file = normalize(join(folder, decodeURIComponent(pathname)));
	const type = types[extname(file)];
	if (!file.startsWith(folder + sep) || type === undefined) return notFound();
	try {
		const headers = {
			"content-type": type,
			"content-security-policy": policy,
			"x-content-type-options": "nosniff",
			"cache-control": "no-store",
		};
		return new Response(new Uint8Array(await readFile(file)), { headers });
	} catch {
		return notFound();
	}
}

function notFound(): Response {
	return new Response(null, { status: 404 });
}
