import { create } from "zustand";
import type { DesktopSnapshot } from "../../contract/desktop/snapshot.ts";
import { main } from "./main-process.ts";

interface Held {
	/** Absent until main has spoken. */
	readonly now: DesktopSnapshot | undefined;
}

/** All that the window shows: the latest snapshot of the main process. */
export const useSnapshot = create<Held>(() => ({ now: undefined }));

/** Takes the snapshot as it stands, and each one that follows. */
export function followMain(): void {
	window.countersign.onSnapshot((next) => useSnapshot.setState({ now: next }));
	main.snapshot({}).then(
		// One that was sent meanwhile is newer.
		(first) => useSnapshot.setState(({ now }) => ({ now: now ?? first })),
		// Whatever changes next is sent anyway.
		() => {},
	);
	addEventListener("online", () => void main.networkIsBack({}).catch(() => {}));
}
