import { KeyFailure } from "../key-failure.ts";
import type { KeySource, PluggedKey } from "./key-source.ts";
import { listHidKeys } from "./node-hid-transport.ts";

/** Milliseconds between two looks at what is plugged in: node-hid tells of no change by itself. */
const lookEvery = 700;

/** The security keys on this machine's USB ports. */
export const usbKeys: KeySource = {
	watch(listener) {
		let known: string | undefined;
		let watching = true;
		let timer: NodeJS.Timeout | undefined;
		async function look(): Promise<void> {
			try {
				const keys = await listHidKeys();
				const now = idsOf(keys);
				if (watching && now !== known) listener.present(keys);
				known = now;
				if (watching) timer = setTimeout(look, lookEvery);
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

function idsOf(keys: readonly PluggedKey[]): string {
	return keys.map(({ id }) => id).join("\n");
}

function asFailure(cause: unknown): KeyFailure {
	if (cause instanceof KeyFailure) return cause;
	return new KeyFailure("refused-by-system", "The system does not say which keys are plugged in.", { cause });
}
