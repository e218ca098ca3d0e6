import { mainProcess } from "./bridge.ts";

/** The main process of this window. */
export const main = mainProcess(window.countersign);
