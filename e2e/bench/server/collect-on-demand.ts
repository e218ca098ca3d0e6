/*
 * Loaded before a program of Node's that is measured: collects its garbage when it is told to, so that memory can be
 * compared, and ends it when whoever measures has ended.
 */
process.on("message", (message) => {
	if (message !== "collect garbage") return;
	// What the first collection gives free, others may only then let go of.
	for (let times = 0; times < 3; times += 1) globalThis.gc?.();
	process.send?.("collected garbage");
});
process.on("disconnect", () => process.exit());
