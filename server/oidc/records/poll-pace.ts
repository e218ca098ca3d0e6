import { errors } from "oidc-provider";
import { attemptLimit } from "../../attempt-limit.ts";

/**
 * Who waits for a login asks every five seconds (RFC 8628, section 3.5), or more often where it has its reasons; ten
 * times as often is too often.
 */
export function pollPace(perMinute = 120): (id: string) => Promise<void> {
	const polls = attemptLimit(perMinute);
	return async (id) => {
		await polls.count(id).catch((cause: unknown) => {
			throw new errors.SlowDown("polled more than twice a second", { cause });
		});
	};
}
