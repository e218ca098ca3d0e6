/** How many event streams a server has open, by its own numbers. @param port where it was told to serve them */
export async function streamsOpen(port: number): Promise<number> {
	const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
	const [, count] = /^countersign_event_streams_open (\d+)$/m.exec(text) ?? [];
	if (count === undefined) throw new Error("The server does not tell how many streams are open.");
	return Number(count);
}
