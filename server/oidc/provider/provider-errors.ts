import type { errors } from "oidc-provider";

let loaded: typeof errors | undefined;

/**
 * The library's errors, loaded with it at its first use. They are kept, because an `import` of what is loaded already
 * takes longer than all that a page of an authorization reads.
 */
export async function providerErrors(): Promise<typeof errors> {
	loaded ??= (await import("oidc-provider")).errors;
	return loaded;
}
