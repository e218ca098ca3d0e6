import "../time/time-left.css";
import type { LoginRequest } from "../../contract/login-request.ts";
import { clockTime, isLate, secondsLeft } from "../time/countdown.ts";
import { secondOrDay } from "../time/instants.ts";

interface RequestTimeProps {
	readonly request: LoginRequest;
	readonly now: number;
	readonly serverNow: number;
}

/** What is left of a pending request, or when it ended. */
export function RequestTime({ request, now, serverNow }: RequestTimeProps) {
	const { state, settledAt, createdAt } = request;
	if (state !== "pending") return secondOrDay(settledAt ?? createdAt, now);
	const seconds = secondsLeft(request, serverNow);
	return <strong className={isLate(seconds) ? "time-short late" : "time-short"}>{clockTime(seconds)}</strong>;
}
