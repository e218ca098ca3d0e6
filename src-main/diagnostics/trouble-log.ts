/** The last things that nobody foresaw, for diagnostics. Kept in memory only. */
export interface TroubleLog {
	report(error: unknown): void;
	lines(): readonly string[];
}

const most = 20;

/** Errors are kept by name and code: a message may quote what nobody should read. */
export function createTroubleLog(now: () => Date): TroubleLog {
	const lines: string[] = [];
	return {
		report(error) {
			const name = error instanceof Error ? error.name : typeof error;
			const code = error instanceof Error && "code" in error ? ` ${String(error.code)}` : "";
			lines.push(`${now().toISOString()} ${name}${code}`);
			if (lines.length > most) lines.shift();
		},
		lines: () => [...lines],
	};
}
