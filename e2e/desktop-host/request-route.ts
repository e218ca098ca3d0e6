import type { Devtools, FailReason, PausedRequest } from "./devtools.ts";
import { unlessGone } from "./devtools.ts";
import { fromChromium, isOwnScheme, toChromium, toChromiumInText } from "./scheme-map.ts";
import type { SessionRaw } from "./session.ts";
import { reportProblem } from "./state.ts";

/** The page that asks. */
export interface RequestingPage {
	readonly id: number;
	readonly shown: Electron.WebContents;
	readonly sessionRaw: SessionRaw;
	isMainFrame(frameId: string): boolean;
	/** Whether the app lets a frame go there. */
	allowsNavigation(request: PausedRequest, url: string): boolean;
}

const resourceTypes: Record<string, Electron.OnBeforeRequestListenerDetails["resourceType"]> = {
	Stylesheet: "stylesheet",
	Image: "image",
	Media: "media",
	Font: "font",
	Script: "script",
	XHR: "xhr",
	Fetch: "xhr",
	EventSource: "xhr",
	Ping: "ping",
	CSPViolationReport: "cspReport",
};

/** Every request of a page comes by here before anything of it leaves: guards, then the app's say, then its own schemes. */
export async function routeRequest(devtools: Devtools, paused: PausedRequest, page: RequestingPage): Promise<void> {
	try {
		// Electron fetches no icons for tabs it does not have.
		if (paused.request.url.endsWith("/favicon.ico")) fail(devtools, paused, "BlockedByClient");
		else await route(devtools, paused, page);
	} catch (cause) {
		reportProblem(
			`The app threw at a request for ${paused.request.url}: ${cause instanceof Error ? cause.stack : cause}`,
		);
		fail(devtools, paused, "Failed");
	}
}

async function route(devtools: Devtools, paused: PausedRequest, page: RequestingPage): Promise<void> {
	const url = fromChromium(paused.request.url);
	const isDocument = paused.resourceType === "Document";
	if (isDocument && !page.allowsNavigation(paused, url)) return fail(devtools, paused, "Aborted");
	const { cancel, redirectURL } = await page.sessionRaw.requests.ask(detailsOf(paused, url, page));
	if (cancel) return fail(devtools, paused, "BlockedByClient");
	if (redirectURL !== undefined) return redirect(devtools, paused, redirectURL);
	if (isDocument) await page.sessionRaw.permissions.settle(page.shown, new URL(paused.request.url).origin, url);
	if (isOwnScheme(url)) return answerByApp(devtools, paused, url, page);
	unlessGone(devtools.send("Fetch.continueRequest", { requestId: paused.requestId }));
}

let lastRequest = 0;

function detailsOf(
	{ request, resourceType, frameId }: PausedRequest,
	url: string,
	page: RequestingPage,
): Electron.OnBeforeRequestListenerDetails {
	const frameType = page.isMainFrame(frameId) ? "mainFrame" : "subFrame";
	return {
		id: ++lastRequest,
		url,
		method: request.method,
		webContentsId: page.id,
		webContents: page.shown,
		resourceType: resourceType === "Document" ? frameType : (resourceTypes[resourceType] ?? "other"),
		referrer: fromChromium(request.headers["Referer"] ?? ""),
		timestamp: Date.now(),
		uploadData: [],
	};
}

async function answerByApp(
	devtools: Devtools,
	paused: PausedRequest,
	url: string,
	page: RequestingPage,
): Promise<void> {
	const { method, headers, postData } = paused.request;
	const request = new Request(url, { method, headers, ...(postData !== undefined && { body: postData }) });
	// A handler that rejects is a page that does not load, in Electron too.
	const answer = await page.sessionRaw.protocols.answer(request).catch((cause) => console.error(`${url}: ${cause}`));
	if (!answer) return fail(devtools, paused, "Failed");
	const body = Buffer.from(await answer.arrayBuffer()).toString("base64");
	const responseHeaders = [...answer.headers].map(([name, value]) => ({ name, value: toChromiumInText(value) }));
	// https may use passkeys, a scheme of one's own may not: Chromium refuses either way, if with another error.
	responseHeaders.push({
		name: "Permissions-Policy",
		value: "publickey-credentials-get=(), publickey-credentials-create=()",
	});
	unlessGone(
		devtools.send("Fetch.fulfillRequest", {
			requestId: paused.requestId,
			responseCode: answer.status,
			responseHeaders,
			body,
		}),
	);
}

function redirect(devtools: Devtools, { requestId }: PausedRequest, address: string): void {
	const responseHeaders = [{ name: "Location", value: toChromium(address) }];
	unlessGone(devtools.send("Fetch.fulfillRequest", { requestId, responseCode: 307, responseHeaders }));
}

function fail(devtools: Devtools, { requestId }: PausedRequest, errorReason: FailReason): void {
	unlessGone(devtools.send("Fetch.failRequest", { requestId, errorReason }));
}
