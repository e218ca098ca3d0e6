import { campaignThread } from "../../ctap/fuzz/harness/campaign-thread.ts";
import { hostileTargets } from "./hostile-targets.ts";

// Not awaited: what never settles ends the thread, and that is what its watcher goes by.
void campaignThread(hostileTargets);
