import { EventSource, type EventSourceFetchInit } from "eventsource";
import { create } from "zustand";
import { type Clock, overheard } from "../../client/event-stream.ts";
import { followLogins } from "../../client/follow-logins.ts";
import { emptyDesk, type LoginDesk } from "../../contract/login-desk.ts";

const clock: Clock = {
	now: Date.now,
	after: (wait, ring) => {
		const timer = setTimeout(ring, wait);
		return () => clearTimeout(timer);
	},
};

/** The live state of one stream, which is followed from `follow` on until what it returned is called. */
export interface Live {
	readonly useDesk: () => LoginDesk;
	follow(): () => void;
	tryNow(): void;
}

type Authorize = (init: EventSourceFetchInit) => RequestInit;

/** @param authorize adds the authority that a page has, where the browser does not send it by itself */
export function createLive(path: string, authorize: Authorize = (init) => init): Live {
	const useDesk = create<LoginDesk>(() => emptyDesk);
	let tryNow = () => {};
	const follow = () => {
		useDesk.setState(emptyDesk, true);
		const following = followLogins({
			open: (heard) =>
				new EventSource(path, {
					fetch: async (url, init) => overheard(await fetch(url, authorize(init)), heard),
				}),
			clock,
			random: Math.random,
			onChange: (desk) => useDesk.setState(desk, true),
		});
		tryNow = following.tryNow;
		addEventListener("online", tryNow);
		return () => {
			removeEventListener("online", following.tryNow);
			following.stop();
			// Whoever follows next begins anew, and not with how this ended.
			useDesk.setState(emptyDesk, true);
		};
	};
	return { useDesk, follow, tryNow: () => tryNow() };
}
