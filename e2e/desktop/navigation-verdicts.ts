import type { Desktop } from "../launcher/interface.ts";

const ways = ["will-frame-navigate", "will-navigate", "will-redirect"] as const;
export type Way = (typeof ways)[number];

/**
 * Has the main process note what it says to each way that the window with this address wants to go. Any one guard
 * catches what the next would have to, so those of `without` are taken away.
 */
export async function noteVerdicts(app: Desktop, address: string, without: readonly Way[] = []): Promise<void> {
	await app.evaluateInMain(
		({ BrowserWindow }, [address, ways, without]) => {
			const verdicts: string[] = [];
			Reflect.set(globalThis, "verdicts", verdicts);
			const contents = BrowserWindow.getAllWindows().find(({ webContents }) =>
				webContents.getURL().startsWith(address),
			)?.webContents;
			for (const way of without) contents?.removeAllListeners(way);
			// Whoever listens last sees what the others have said.
			for (const way of ways)
				contents?.on(way as "will-navigate", ({ url, defaultPrevented }) =>
					verdicts.push(`${way} ${url} ${defaultPrevented ? "refused" : "allowed"}`),
				);
		},
		[address, ways, without] as const,
	);
}

/** What it said so far. */
export function verdicts(app: Desktop): Promise<string[]> {
	return app.evaluateInMain(() => Reflect.get(globalThis, "verdicts") as string[]);
}
