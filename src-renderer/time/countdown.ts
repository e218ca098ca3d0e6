/** Minutes and seconds, rounded up, so that 0:00 is shown only when nothing is left. */
export function clockTime(seconds: number): string {
	const whole = Math.max(0, Math.ceil(seconds));
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Below half a minute a countdown turns to `late`. */
export function isLate(seconds: number): boolean {
	return Math.ceil(seconds) <= 30;
}

interface Timed {
	readonly createdAt: string;
	readonly expiresAt: string;
}

/** Never more than the whole time: between two ticks, the clock that is read here lags behind a little. */
export function secondsLeft({ createdAt, expiresAt }: Timed, serverNow: number): number {
	const [end, whole] = [Date.parse(expiresAt), Date.parse(expiresAt) - Date.parse(createdAt)];
	return Math.max(0, Math.min(end - serverNow, whole) / 1000);
}

/** The part of its whole time that a request still has, from 1 to 0; with `step`, in steps of that many seconds. */
export function shareLeft({ createdAt, expiresAt }: Timed, seconds: number, step?: number): number {
	const whole = (Date.parse(expiresAt) - Date.parse(createdAt)) / 1000;
	const shown = step ? Math.ceil(seconds / step) * step : seconds;
	return whole > 0 ? Math.min(1, Math.max(0, shown / whole)) : 0;
}

const announced = [60, 30, 10] as const;
export type Announced = (typeof announced)[number];

/** Which remaining time was passed between two looks at the clock, if it is one that is said aloud. */
export function passedMark(before: number, now: number): Announced | undefined {
	return announced.findLast((mark) => Math.ceil(now) <= mark && Math.ceil(before) > mark);
}
