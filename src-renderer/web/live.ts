import { EventSource } from "eventsource";
import { useEffect } from "react";
import { create } from "zustand";
import { type Clock, overheard } from "../../client/event-stream.ts";
import { followLogins } from "../../client/follow-logins.ts";
import { emptyDesk, type LoginDesk } from "../../client/login-desk.ts";
import type { Scope } from "../desk/desk.ts";

const clock: Clock = {
	now: Date.now,
	after: (wait, ring) => {
		const timer = setTimeout(ring, wait);
		return () => clearTimeout(timer);
	},
};

const paths: Record<Scope, string> = { own: "/api/events", all: "/api/events?scope=all" };

function createLive(scope: Scope) {
	const useDesk = create<LoginDesk>(() => emptyDesk);
	let tryNow = () => {};
	const follow = () => {
		useDesk.setState(emptyDesk, true);
		const following = followLogins({
			open: (heard) =>
				new EventSource(paths[scope], {
					fetch: async (url, init) => overheard(await fetch(url, init), heard),
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
		};
	};
	return { useDesk, follow, tryNow: () => tryNow() };
}

const lives = { own: createLive("own"), all: createLive("all") };

/** Follows a stream as long as the component stands that calls this; once per scope and page. */
export function useFollowing(scope: Scope): void {
	useEffect(() => lives[scope].follow(), [scope]);
}

/** The live state of a stream that is being followed. */
export function useLive(scope: Scope): LoginDesk {
	return lives[scope].useDesk();
}

export function tryNow(scope: Scope): void {
	lives[scope].tryNow();
}
