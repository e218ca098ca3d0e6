/** The login that a page waits for, as the server wrote it down. */
export interface WaitingLogin {
	/** Of the page, without what stands behind it. */
	readonly path: string;
	readonly id: string;
	readonly account: string;
	/** When it ends, by the clock that the page counts with: milliseconds since it was opened. */
	readonly endsAt: number;
	/** Milliseconds that it had from the beginning. */
	readonly whole: number;
}

/** @returns `undefined` on a page where nothing waits */
export function waitingLogin(page: Document): WaitingLogin | undefined {
	const { path, id, account, left, whole } = page.querySelector<HTMLElement>("[data-path]")?.dataset ?? {};
	if (path === undefined || id === undefined || account === undefined) return undefined;
	// Counted from when the page came, so that a wrong clock of this computer changes nothing.
	return { path, id, account, endsAt: performance.now() + Number(left), whole: Number(whole) };
}
