export const sinceChoices = ["any", "today", "day", "week", "month"] as const;
export type Since = (typeof sinceChoices)[number];

const day = 24 * 60 * 60 * 1000;

/** The instant from which on requests are shown; "today" begins at midnight here. */
export function sinceInstant(since: Since, now: number): number {
	switch (since) {
		case "any":
			return Number.NEGATIVE_INFINITY;
		case "today":
			return new Date(now).setHours(0, 0, 0, 0);
		case "day":
			return now - day;
		case "week":
			return now - 7 * day;
		case "month":
			return now - 30 * day;
	}
}
