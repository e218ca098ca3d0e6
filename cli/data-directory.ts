import { explainServerFailure } from "./explain-server-failure.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Does something on the server's data, which lies where `--data` or its variable says.
 * @throws CommandFailure
 */
export async function onDataDirectory<Result>(
	option: string | undefined,
	{ environment }: Terminal,
	act: (directory: string) => Promise<Result>,
): Promise<Result> {
	// Loaded here, so that the other commands start without the server's weight.
	const { readServerSettings } = await import("../server/settings.ts");
	try {
		const { data } = readServerSettings({ data: option }, { COUNTERSIGN_DATA: environment["COUNTERSIGN_DATA"] });
		return await act(data);
	} catch (error) {
		throw explainServerFailure(error);
	}
}
