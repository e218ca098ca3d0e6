import { theBrowser } from "./browser.ts";
import { contentsOfFrame } from "./contents-register.ts";
import { keep, reportProblem } from "./state.ts";
import { strict } from "./strict.ts";
import { preventable, type StrictEmitter } from "./strict-emitter.ts";

/** Nothing is ever downloaded here; the app is asked all the same, as it has to refuse. */
export async function denyDownloads(session: StrictEmitter, browserContextId: string): Promise<void> {
	const browser = theBrowser();
	browser.on("Browser.downloadWillBegin", ({ frameId, url, suggestedFilename }) => {
		const contents = contentsOfFrame(frameId);
		if (contents?.contextId !== browserContextId) return;
		const event = preventable({});
		const item = { getURL: () => url, getFilename: () => suggestedFilename, cancel: () => event.preventDefault() };
		session.emit("will-download", event, strict("DownloadItem", item, Object.keys(item)), contents.shown);
		keep("download", { url, isPrevented: event.defaultPrevented });
		if (!event.defaultPrevented) reportProblem(`The app lets ${url} be downloaded, which the stand-in does not play`);
	});
	await browser.send("Browser.setDownloadBehavior", { behavior: "deny", browserContextId, eventsEnabled: true });
}
