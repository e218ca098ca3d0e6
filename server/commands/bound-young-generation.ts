import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Bytes of V8's young generation, both of its halves. */
const size = { usual: 4 * 1024 * 1024, wide: 16 * 1024 * 1024 } as const;

let bounded = false;

/**
 * Keeps V8's young generation small, for a process that lives long. By itself it grows to 64 MiB and more, while the
 * server starts or many streams are opened, and does not shrink again. Its size can be set only by whoever starts Node;
 * how it grows, also from inside.
 */
export function boundYoungGeneration(): void {
	bounded = true;
	growTo(size.usual);
}

/**
 * Gives one that was bounded more room, for calls whose garbage outlives a small one: what lives through a collection
 * is copied, and the longer it takes to the next, the less does.
 */
export function widenYoungGeneration(): void {
	if (bounded) growTo(size.wide);
}

function growTo(wanted: number): void {
	setFlagsFromString("--semi-space-growth-factor=2");
	// It grows where as much survived as it holds, at the next collection: so that is made to be, for some milliseconds.
	const kept: unknown[] = [];
	for (let count = 0; count < 80 && youngGeneration() < wanted; count += 1)
		kept.push(Array.from({ length: 10_000 }, (_, index) => [index]));
	setFlagsFromString("--semi-space-growth-factor=1");
}

function youngGeneration(): number {
	return getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space")?.space_size ?? size.wide;
}
