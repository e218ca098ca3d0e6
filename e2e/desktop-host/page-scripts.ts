import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { makeBridge } from "./bridge.ts";
import { makeCodec } from "./codec.ts";
import { installIsolatedWorld } from "./page-isolated.ts";
import { installMainWorld } from "./page-main.ts";
import { electronVersions } from "./versions.ts";

export const preloadWorld = "electron-preload";
export const bindingName = "electronHost";
export const receiverName = "electronReceive";

export const watchWorld = "electron-watch";
export const titleBinding = "electronTitle";

/** Tells of the page's title, which DevTools does only now and then. */
export const titleScript = `if (window === window.top) addEventListener("DOMContentLoaded", () => {
	const tell = () => globalThis.${titleBinding}(document.title);
	new MutationObserver(tell).observe(document.head ?? document, { subtree: true, childList: true, characterData: true });
	tell();
});`;

export interface PageScripts {
	/** For the page's own world. */
	main: string;
	/** For the preload's. */
	isolated: string;
}

/** What runs before a page's own scripts, in its top frame only. */
export function pageScripts(preload: string): PageScripts {
	// Names that the page has no way to know.
	const [toMain, toIsolated, marker] = [randomUUID(), randomUUID(), randomUUID()].map((name) => JSON.stringify(name));
	const names = {
		platform: process.platform,
		versions: { ...electronVersions, node: process.versions.node },
		receiver: receiverName,
	};
	const isPage = 'window === window.top && location.href !== "about:blank"';
	return {
		main: `if (${isPage}) (${installMainWorld})((${makeBridge})(${toIsolated}, ${toMain}, ${marker}));`,
		isolated: `if (${isPage}) {
	const surroundings = (${installIsolatedWorld})({
		bridge: (${makeBridge})(${toMain}, ${toIsolated}, ${marker}),
		codec: (${makeCodec})(),
		post: (text) => globalThis.${bindingName}(text),
		...${JSON.stringify(names)},
	});
	const module = { exports: {} };
	try {
		(function (require, module, exports, process) {
${readFileSync(preload, "utf8")}
		})(surroundings.require, module, module.exports, surroundings.process);
	} catch (cause) {
		surroundings.failed(cause);
	}
}
//# sourceURL=${preload}`,
	};
}
