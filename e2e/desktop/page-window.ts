import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "@playwright/test";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { usualHandlers } from "./page-handlers.ts";
import { type PlayedHandlers, type PlayedMain, playMain } from "./played-main.ts";

/** Another build can be looked at, for whoever works beside somebody who builds. */
const built = process.env["COUNTERSIGN_RENDERER"] ?? fileURLToPath(new URL("../../out/renderer", import.meta.url));
/** Nobody answers there; the files come from the build. */
const origin = "https://ui.app.invalid";

/** What the app's own scheme sends along. */
const policy = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self'",
	"img-src 'self'",
	"font-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
].join("; ");

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".woff2": "font/woff2",
};

/** The window's page in a plain browser. */
export interface PlayedWindow extends PlayedMain {
	/** What the page was forbidden to do, and what it threw. */
	readonly violations: readonly string[];
}

/** Opens the built page, with a main process that is played. `handlers` take the place of the usual ones. */
export async function openPage(
	page: Page,
	snapshot: DesktopSnapshot,
	handlers: Partial<PlayedHandlers> = {},
): Promise<PlayedWindow> {
	const violations: string[] = [];
	page.on("pageerror", (error) => violations.push(error.message));
	page.on("console", (message) => {
		if (message.type() === "error") violations.push(message.text());
	});
	await page.route("**/*", async (route) => {
		const { pathname, origin: asked } = new URL(route.request().url());
		const file = normalize(join(built, pathname));
		const contentType = types[extname(file)];
		if (asked !== origin || !file.startsWith(built) || contentType === undefined) {
			violations.push(`asked for ${route.request().url()}`);
			return route.abort();
		}
		const headers = { "content-security-policy": policy };
		return route.fulfill({ body: await readFile(file), contentType, headers });
	});
	const played = await playMain(page, snapshot, (main) => ({ ...usualHandlers(main), ...handlers }));
	await page.goto(`${origin}/desktop/index.html`);
	return { ...played, violations };
}
