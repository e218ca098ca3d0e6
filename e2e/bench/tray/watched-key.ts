import type { VirtualKey } from "../../../ctap/virtual-key/virtual-key.ts";
import { now } from "./clock.ts";
import type { VisitWatch } from "./visit-watch.ts";

/** The same key, under watch. */
export function watchedKey(key: VirtualKey, watch: VisitWatch): VirtualKey {
	return Object.assign(Object.create(key) as VirtualKey, {
		connect() {
			const transport = key.connect();
			return {
				reportSize: transport.reportSize,
				send(report: Uint8Array) {
					watch.request(report, now());
					return transport.send(report);
				},
				listen({ report: hear, gone }: Parameters<typeof transport.listen>[0]) {
					const report = (heard: Uint8Array) => {
						hear(heard);
						watch.answer(now());
					};
					transport.listen({ report, gone });
				},
				close: () => transport.close(),
			};
		},
	});
}
