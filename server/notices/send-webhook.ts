import type { Clock } from "../storage/sqlite.ts";
import { version } from "../version.ts";
import type { Send } from "./deliver-due.ts";
import { DeliveryTrouble } from "./delivery-trouble.ts";
import { webhookHeaders } from "./webhook-signature.ts";

export interface Webhook {
	readonly url: URL;
	readonly secret: Buffer;
	readonly clock: Clock;
	/** Milliseconds to wait for the answer, where it is not the usual ten seconds. */
	readonly timeout?: number;
}

/** Posts deliveries to a webhook. Its answer's status is all that counts; redirects are not followed. */
export function webhookSender({ url, secret, clock, timeout = 10_000 }: Webhook): Send {
	return async ({ id, body_json: body }, aborted) => {
		const tooLong = AbortSignal.timeout(timeout);
		const answer = await fetch(url, {
			method: "POST",
			redirect: "manual",
			headers: {
				"content-type": "application/json",
				"user-agent": `countersign/${version}`,
				...webhookHeaders(secret, { id, at: clock(), body }),
			},
			body,
			signal: AbortSignal.any([aborted, tooLong]),
		}).catch((cause: unknown) => {
			throw new DeliveryTrouble(unreached(cause, tooLong.aborted, timeout), { cause });
		});
		// Nothing of what it says is read, however long it goes on.
		await answer.body?.cancel();
		if (answer.ok) return;
		const redirects = answer.status >= 300 && answer.status < 400;
		throw new DeliveryTrouble(
			redirects ? `It answered ${answer.status}, a redirect, which is not followed.` : `It answered ${answer.status}.`,
		);
	};
}

function unreached(cause: unknown, tooLong: boolean, timeout: number): string {
	if (tooLong) return `It did not answer within ${timeout / 1000} seconds.`;
	const { code } = Object(Object(cause).cause) as NodeJS.ErrnoException;
	return `It could not be reached${code === undefined ? "" : ` (${code})`}.`;
}
