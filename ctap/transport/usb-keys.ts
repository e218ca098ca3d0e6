import { KeyFailure } from "../key-failure.ts";
import type { KeySource } from "./key-source.ts";
import { listHidKeys } from "./node-hid-transport.ts";

/** Milliseconds between two looks at what is plugged in: node-hid tells of no change by itself. */
const lookEvery = 700;

/** The security keys on this machine's USB ports. */
export const usbKeys: KeySource = {
	watch(listener) {
		let watching = true;
		let timer: NodeJS.Timeout | undefined;
		async function look(): Promise<void> {
			try {
				const keys = await listHidKeys();
				if (!watching) return;
				listener.present(keys);
				timer = setTimeout(look, lookEvery);
			} catch (error) {
				if (watching) listener.failed(asFailure(error));
			}
		}
		void look();
		return () => {
			watching = false;
			clearTimeout(timer);
		};
	},
};

function asFailure(cause: unknown): KeyFailure {
	if (cause instanceof KeyFailure) return cause;
	return new KeyFailure("refused-by-system", "The system does not say which keys are plugged in.", { cause });
}
