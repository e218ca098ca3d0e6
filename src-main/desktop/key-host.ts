import { utilityProcess } from "electron";
import type { FromKeys } from "../security-key/key-messages.ts";
import type { KeyHost } from "../security-key/key-session.ts";

/**
 * Processes that talk to security keys: apart from the main process, so that one that hangs can be ended.
 * @param program the built file that they run
 */
export function createKeyHost(program: string): KeyHost {
	return {
		start({ message, gone }) {
			const child = utilityProcess.fork(program, [], {
				serviceName: "Security keys",
			});
			child.on("message", (heard: FromKeys) => message(heard));
			child.on("exit", gone);
			return {
				post: (said) => child.postMessage(said),
				kill: () => {
					child.kill();
				},
			};
		},
	};
}
