import { LinkSecret } from "../../../contract/invite.ts";

/** The pages that a secret in a link's fragment opens. */
const pages = ["/join", "/pair"] as const;
type LinkPage = (typeof pages)[number];

export type TakenLink = Partial<Record<LinkPage, string>>;

/** Whether the address names such a page and carries something for it. */
export function isLink({ pathname, hash }: Location): boolean {
	return pages.some((page) => page === pathname) && hash.length > 1;
}

/**
 * Takes a link's secret out of the address, before anything else can read it there or keep it in a history.
 * @returns nothing where there is no whole secret
 */
export function takeLink(): TakenLink {
	if (!isLink(location)) return {};
	const secret = LinkSecret.safeParse(location.hash.slice(1));
	history.replaceState(null, "", location.pathname + location.search);
	return secret.success ? { [location.pathname]: secret.data } : {};
}
