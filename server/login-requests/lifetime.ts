/** How long a login request may be open, in seconds. */
export const lifetimes = { shortest: 5, longest: 900 } as const;
