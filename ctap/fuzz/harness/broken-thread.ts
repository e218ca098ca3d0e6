import { brokenTargets } from "./broken-targets.ts";
import { campaignThread } from "./campaign-thread.ts";

void campaignThread(brokenTargets);
