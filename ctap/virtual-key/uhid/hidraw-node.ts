import { existsSync, readdirSync, readFileSync, watch } from "node:fs";

const hidrawClass = "/sys/class/hidraw";

/**
 * Waits until the kernel has made the node of the device that is plugged in at this socket.
 * @returns Its path, such as /dev/hidraw0.
 * @throws the signal's reason, once that is aborted.
 */
export async function hidrawNode(socket: string, signal: AbortSignal): Promise<string> {
	const found = Promise.withResolvers<string>();
	// The node is made after its entry in /sys, so that whoever sees the one can read the other.
	const look = () => {
		const node = findNode(socket);
		if (node) found.resolve(node);
	};
	const giveUp = () => found.reject(signal.reason);
	const watcher = watch("/dev", look);
	watcher.on("error", found.reject);
	signal.addEventListener("abort", giveUp);
	try {
		signal.throwIfAborted();
		look();
		return await found.promise;
	} finally {
		signal.removeEventListener("abort", giveUp);
		watcher.close();
	}
}

function findNode(socket: string): string | undefined {
	if (!existsSync(hidrawClass)) return undefined;
	return readdirSync(hidrawClass)
		.filter((name) => saysSocket(name, socket))
		.map((name) => `/dev/${name}`)
		.find((path) => existsSync(path));
}

function saysSocket(name: string, socket: string): boolean {
	try {
		return readFileSync(`${hidrawClass}/${name}/device/uevent`, "utf8").split("\n").includes(`HID_PHYS=${socket}`);
	} catch {
		// Another device, pulled out in this very moment.
		return false;
	}
}
