import type { LoginRequest } from "../../contract/login-request.ts";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";

const { ago } = words.approvals;

/** When the newest of them was asked for or ended, by the server's clock. */
export function lastChange(requests: readonly LoginRequest[]): number | undefined {
	if (requests.length === 0) return undefined;
	return requests.reduce(
		(latest, { createdAt, settledAt }) => Math.max(latest, Date.parse(settledAt ?? createdAt)),
		Number.NEGATIVE_INFINITY,
	);
}

/** How long ago something was, in its largest whole unit. */
export function timeAgo(milliseconds: number): string {
	const seconds = Math.max(0, Math.floor(milliseconds / 1000));
	if (seconds < 60) return fill(ago.seconds, { count: seconds });
	if (seconds < 3600) return fill(ago.minutes, { count: Math.floor(seconds / 60) });
	if (seconds < 86_400) return fill(ago.hours, { count: Math.floor(seconds / 3600) });
	return fill(ago.days, { count: Math.floor(seconds / 86_400) });
}
