/** Everything a login request can be. Approvers are shown `collected` as approved. */
export const loginStates = ["pending", "approved", "collected", "denied", "expired", "cancelled"] as const;
export type LoginState = (typeof loginStates)[number];

export const loginVerbs = ["approve", "deny", "expire", "cancel", "collect"] as const;
export type LoginVerb = (typeof loginVerbs)[number];

/** The one table of transitions: each verb leads from exactly one state to exactly one other. */
export const transitions = {
	approve: { from: "pending", to: "approved" },
	deny: { from: "pending", to: "denied" },
	expire: { from: "pending", to: "expired" },
	cancel: { from: "pending", to: "cancelled" },
	collect: { from: "approved", to: "collected" },
} as const satisfies Record<LoginVerb, { from: LoginState; to: LoginState }>;
