import { EmailAddress } from "../../contract/account.ts";
import type { WebFingerCheck, WebFingerVerdict } from "../../contract/webfinger-check.ts";
import { usageFailure } from "../command-failure.ts";

type Said = (got: string, issuer: string) => string;

const verdictWords: Record<WebFingerVerdict, Said> = {
	fits: (_, issuer) => `It names ${issuer}, as Tailscale needs it.`,
	unreachable: () =>
		"Nothing answered there. Tailscale asks over the internet, by https: look over the name and the port.",
	"too-slow": () => "It did not answer in time. Tailscale does not wait long either.",
	certificate: (got) => `Its certificate is not trusted (${got}).`,
	redirect: (got) =>
		`It sends on to ${got || "nowhere"}; WebFinger is followed to https addresses only, and not for ever.`,
	status: (got) => `It answered ${got}. Let its web server pass /.well-known/webfinger on to this server.`,
	"content-type": (got) =>
		`It answered with ${got || "no type"}; the answer has to be application/jrd+json or application/json.`,
	"not-json": () => "What it answered is no JSON.",
	"no-issuer": () => "It names no OpenID Connect provider for that address.",
	"other-issuer": (got, issuer) => `It names another provider, ${got}. It has to be ${issuer}, letter by letter.`,
};

/** What asking a domain came to, in a sentence. */
export function webFingerWords({ verdict, got = "" }: WebFingerCheck, issuer: string): string {
	return verdictWords[verdict](got, issuer);
}

/** The address that a check asks about. @throws CommandFailure */
export function readEmail(typed: string): string {
	const email = EmailAddress.safeParse(typed);
	if (!email.success) throw usageFailure(`"${typed}" is not a whole e-mail address.`);
	return email.data;
}
