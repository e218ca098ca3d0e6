/** What others need to know of a WebContents without importing it. */
export interface KnownContents {
	readonly id: number;
	readonly shown: Electron.WebContents;
	/** The browser context it lives in, once it does. */
	readonly contextId: string | undefined;
	holdsFrame(frameId: string): boolean;
}

const every = new Set<KnownContents>();

export function registerContents(contents: KnownContents): void {
	every.add(contents);
}

export function forgetContents(contents: KnownContents): void {
	every.delete(contents);
}

export function contentsOfFrame(frameId: string): KnownContents | undefined {
	return [...every].find((contents) => contents.holdsFrame(frameId));
}
