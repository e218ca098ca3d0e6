import { createHmac, timingSafeEqual } from "node:crypto";
import type { Received } from "./webhook-receiver.ts";

/** Whether a call was signed with this secret, now, as receivers check it (Standard Webhooks 1.0.0). */
export function verifyWebhook(secret: Buffer, { headers, body }: Received): boolean {
	const header = (name: string) => String(headers[name] ?? "");
	const [id, timestamp] = [header("webhook-id"), header("webhook-timestamp")];
	if (Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
	const expected = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest();
	return header("webhook-signature")
		.split(" ")
		.filter((each) => each.startsWith("v1,"))
		.map((each) => Buffer.from(each.slice("v1,".length), "base64"))
		.some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
