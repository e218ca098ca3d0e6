import type { Devtools } from "./devtools.ts";
import { netError } from "./net-errors.ts";
import { toChromium } from "./scheme-map.ts";

/** Follows a page's documents from the command to go there until they have loaded. */
export class PageLoads {
	readonly #awaited = new Map<string, PromiseWithResolvers<void>>();
	readonly #end = Promise.withResolvers<void>();

	/** Resolves when the document has loaded, and rejects as loadURL does. */
	async load(page: Promise<Devtools>, url: string): Promise<void> {
		const ended = this.#end.promise.then(() => {
			throw loadError("net::ERR_FAILED", url);
		});
		await Promise.race([this.#load(await Promise.race([page, ended]), url), ended]);
	}

	/** The page is gone, and with it whatever it was to show. */
	end(): void {
		this.#end.resolve();
	}

	async #load(devtools: Devtools, url: string): Promise<void> {
		const { loaderId, errorText, isDownload } = await devtools.send("Page.navigate", { url: toChromium(url) });
		if (errorText !== undefined || isDownload) throw loadError(errorText ?? "net::ERR_ABORTED", url);
		// Without a loader it was a way within the document.
		if (loaderId === undefined) return;
		try {
			await this.#of(loaderId).promise;
		} catch (cause) {
			throw Object.assign(loadError("net::ERR_ABORTED", url), { cause });
		} finally {
			this.#awaited.delete(loaderId);
		}
	}

	loaded(loaderId: string): void {
		this.#of(loaderId).resolve();
	}

	/** Another document is there: those before it will not load any more. */
	committed(loaderId: string): void {
		for (const [id, { reject }] of this.#awaited) if (id !== loaderId) reject(new Error("Another document came"));
	}

	#of(loaderId: string): PromiseWithResolvers<void> {
		const known = this.#awaited.get(loaderId) ?? Promise.withResolvers<void>();
		// Most documents have nobody who waits for them.
		known.promise.catch(() => {});
		this.#awaited.set(loaderId, known);
		return known;
	}
}

function loadError(errorText: string, url: string): Error {
	const { name, code } = netError(errorText);
	return Object.assign(new Error(`${name} (${code}) loading '${url}'`), { code: name, errno: code, url });
}
