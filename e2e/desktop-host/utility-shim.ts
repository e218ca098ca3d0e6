import { EventEmitter } from "node:events";
import { refuseElectron } from "./refuse-electron.ts";

// Runs first in a utility process: gives it the port to its parent that Electron gives.
refuseElectron("A utility process");

class ParentPort extends EventEmitter {
	constructor() {
		super();
		process.on("message", (data) => this.emit("message", { data, ports: [] }));
		// Listening keeps a process running; that is for the app's own listener to do.
		process.channel?.unref();
		this.on("newListener", (name) => name === "message" && process.channel?.ref());
	}

	postMessage(message: unknown): void {
		process.send?.(message);
	}
}

process.once("disconnect", () => process.exit());
Object.defineProperty(process, "parentPort", { value: new ParentPort(), enumerable: true });
Object.defineProperty(process, "type", { value: "utility", enumerable: true });
