import { createHmac } from "node:crypto";

/**
 * The headers of a signed webhook (Standard Webhooks 1.0.0, "Signature scheme"): HMAC-SHA256 of id, time in seconds
 * and body, with dots between them.
 */
export function webhookHeaders(
	secret: Buffer,
	{ id, at, body }: { id: string; at: number; body: string },
): Record<string, string> {
	const timestamp = String(Math.floor(at / 1000));
	const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
	return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
}

/** The bytes behind `whsec_…`, or `undefined` where it is not base64 of at least 24 bytes. */
export function readWebhookSecret(text: string): Buffer | undefined {
	const encoded = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(text.trim())?.[1];
	const secret = Buffer.from(encoded ?? "", "base64");
	return secret.length >= 24 ? secret : undefined;
}
