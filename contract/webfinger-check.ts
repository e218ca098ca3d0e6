import { z } from "zod";

/** What came of asking a domain, as Tailscale does, which provider answers for one of its addresses. */
export const WebFingerVerdict = z.enum([
	"fits",
	"unreachable",
	"too-slow",
	"certificate",
	"redirect",
	"status",
	"content-type",
	"not-json",
	"no-issuer",
	"other-issuer",
]);
export type WebFingerVerdict = z.infer<typeof WebFingerVerdict>;

export const WebFingerCheck = z.object({
	verdict: WebFingerVerdict,
	/** What was asked. */
	url: z.string(),
	/** What was answered instead of what fits: a status, a content type, an issuer. */
	got: z.string().max(300).optional(),
});
export type WebFingerCheck = z.infer<typeof WebFingerCheck>;
