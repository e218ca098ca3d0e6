import { words } from "../../words.ts";

/** What stands behind the tab "Accounts". */
export const accountPlaces = [
	{ href: "/accounts", label: words.administration.accounts.page },
	{ href: "/apps/all", label: words.administration.pairings.page },
	{ href: "/quieted/all", label: words.administration.quieted.page },
	{ href: "/hosts", label: words.hosts.page },
] as const;

/** What stands behind the tab "Clients". */
export const clientPlaces = [
	{ href: "/clients", label: words.clients.page },
	{ href: "/groups", label: words.groups.page },
] as const;

/** What stands behind the tab "Audit log". */
export const auditPlaces = [
	{ href: "/audit", label: words.audit.page },
	{ href: "/notices", label: words.administration.notices.page },
] as const;
