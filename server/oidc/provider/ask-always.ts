import { interactionPolicy, type interactionPolicy as Policies } from "oidc-provider";

const { Check, Prompt } = interactionPolicy;

/**
 * Every authorization is approved by its account's owner, each time anew: no session answers for them. So a client
 * that asks with `prompt=none` is told `login_required` (OpenID Connect Core 1.0, section 3.1.2.6), because a VPN
 * that lets a device in without a word is what an approval is there against. Other prompts are met by the approval.
 */
export function askAlways(): Policies.DefaultPolicy {
	const policy = interactionPolicy.base();
	policy.clear();
	const unapproved = new Check("unapproved", "the login has to be approved", "login_required", ({ oidc }) =>
		oidc.result?.login ? Check.NO_NEED_TO_PROMPT : Check.REQUEST_PROMPT,
	);
	policy.add(new Prompt({ name: "login", requestable: true }, unapproved));
	policy.add(new Prompt({ name: "consent", requestable: true }));
	policy.add(new Prompt({ name: "select_account", requestable: true }));
	return policy;
}
