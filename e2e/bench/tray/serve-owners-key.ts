import { serveOnSocket } from "../../../ctap/virtual-key/serve-on-socket.ts";
import { createVirtualKey } from "../../../ctap/virtual-key/virtual-key.ts";
import { VisitWatch } from "./visit-watch.ts";
import { watchedKey } from "./watched-key.ts";

// Somebody's key as a process of its own, behind a Unix socket. It has a reader, and the right finger lies on it: no
// PIN is typed, and nobody is waited for. The parent process is told when it listens, and asks for the latest visit
// with any message.
const [path, saved] = process.argv.slice(2);
if (path === undefined || saved === undefined) throw new Error("serve-owners-key <socket> <what the key saved>");

const key = createVirtualKey({
	saved: JSON.parse(saved),
	personality: { builtInVerification: "configured" },
});
const watch = new VisitWatch();
await serveOnSocket(watchedKey(key, watch), path);
process.send?.({ listening: true });

process.on("message", () => {
	// Its record of every command would grow for as long as the benchmark runs.
	key.trace.clear();
	process.send?.({ visit: watch.take() });
});
// Never outlives the benchmark, however that ends.
process.on("disconnect", () => process.exit());
