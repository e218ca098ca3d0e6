import type { EventHub } from "../events/event-hub.ts";
import { ExpiryTimer } from "../login-requests/expiry-timer.ts";
import type { NoticeSettings } from "../settings/notice-settings.ts";
import type { Storage } from "../storage/storage.ts";
import { deliverDue, type Send } from "./deliver-due.ts";
import { DeliveryWorker } from "./delivery-worker.ts";
import { noticeQueue, type QueueNotice, type Way } from "./queue-notice.ts";
import { queueUnanswered, unansweredAfter } from "./queue-unanswered.ts";
import { mailPassword, webhookSecret } from "./read-secrets.ts";
import { webhookSender } from "./send-webhook.ts";

/** The ways out of the server, and what puts notices on them. */
export interface Notices {
	readonly queue: QueueNotice;
	/** The webhook's host, where there is one. */
	readonly webhook: string | undefined;
	readonly mail: boolean;
	/** Goes on with what an earlier process left, and looks for logins that nobody answers. */
	start(): Promise<void>;
	/** Within a second; what is not delivered by then is, after the next start. */
	stop(): Promise<void>;
}

export interface NoticeParts {
	readonly storage: Storage;
	readonly hub: EventHub;
	readonly origin: string;
	/** Is told where something could not be read or written; it is tried again. */
	failed(cause: unknown): void;
}

/** @throws StartError where a file with a secret can not be used */
export async function openNotices(settings: NoticeSettings, parts: NoticeParts): Promise<Notices> {
	const { storage, hub, origin, failed } = parts;
	const { clock } = storage;
	const workers = new Map<Way, DeliveryWorker>();
	for (const [way, send] of await senders(settings, storage))
		workers.set(way, new DeliveryWorker(clock, (halt) => deliverDue(storage, way, send, halt), failed));
	const queue = noticeQueue({ ways: [...workers.keys()], origin, clock, wake: (way) => workers.get(way)?.wake() });
	const unanswered = new ExpiryTimer(clock, () => queueUnanswered(storage, queue), failed);
	let unsubscribe = () => {};
	return {
		queue,
		webhook: settings.webhook?.url.host,
		mail: settings.mail !== undefined,
		async start() {
			if (workers.size === 0) return;
			for (const worker of workers.values()) worker.wake();
			unsubscribe = hub.subscribe("all", ({ name }) => {
				if (name === "login-requested") unanswered.expect(clock() + unansweredAfter);
			});
			await unanswered.start();
		},
		async stop() {
			unsubscribe();
			unanswered.stop();
			await Promise.all([...workers.values()].map((worker) => worker.stop()));
		},
	};
}

async function senders({ webhook, mail }: NoticeSettings, storage: Storage): Promise<Map<Way, Send>> {
	const found = new Map<Way, Send>();
	if (webhook) {
		const secret = await webhookSecret(webhook);
		found.set("webhook", webhookSender({ url: webhook.url, secret, clock: storage.clock }));
	}
	if (mail) {
		// Loaded here: a server that sends no mail does without what speaks SMTP.
		const { mailSender } = await import("./send-mail.ts");
		found.set("mail", mailSender(storage, { ...mail, password: await mailPassword(mail) }));
	}
	return found;
}
