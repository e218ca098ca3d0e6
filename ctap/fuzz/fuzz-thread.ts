import { fuzzTargets } from "./fuzz-targets.ts";
import { campaignThread } from "./harness/campaign-thread.ts";

// Not awaited: what never settles ends the thread, and that is what its watcher goes by.
void campaignThread(fuzzTargets);
