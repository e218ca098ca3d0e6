import { useEffect } from "react";
import type { LoginDesk } from "../../contract/login-desk.ts";
import type { Scope } from "../desk/desk.ts";
import { createLive } from "../live/create-live.ts";

const lives = { own: createLive("/api/events"), all: createLive("/api/events?scope=all") };

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
