// Node's codes, and Chromium's words for the same trouble.
const words: Record<string, string> = {
	ECONNREFUSED: "ERR_CONNECTION_REFUSED",
	ECONNRESET: "ERR_CONNECTION_RESET",
	EPIPE: "ERR_CONNECTION_RESET",
	ENOTFOUND: "ERR_NAME_NOT_RESOLVED",
	EAI_AGAIN: "ERR_NAME_NOT_RESOLVED",
	ETIMEDOUT: "ERR_CONNECTION_TIMED_OUT",
	UND_ERR_CONNECT_TIMEOUT: "ERR_CONNECTION_TIMED_OUT",
	UND_ERR_SOCKET: "ERR_CONNECTION_CLOSED",
	EHOSTUNREACH: "ERR_ADDRESS_UNREACHABLE",
	ENETUNREACH: "ERR_INTERNET_DISCONNECTED",
	DEPTH_ZERO_SELF_SIGNED_CERT: "ERR_CERT_AUTHORITY_INVALID",
	SELF_SIGNED_CERT_IN_CHAIN: "ERR_CERT_AUTHORITY_INVALID",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "ERR_CERT_AUTHORITY_INVALID",
	UNABLE_TO_GET_ISSUER_CERT: "ERR_CERT_AUTHORITY_INVALID",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "ERR_CERT_AUTHORITY_INVALID",
	ERR_TLS_CERT_ALTNAME_INVALID: "ERR_CERT_COMMON_NAME_INVALID",
	CERT_HAS_EXPIRED: "ERR_CERT_DATE_INVALID",
	CERT_NOT_YET_VALID: "ERR_CERT_DATE_INVALID",
};

/** What net.fetch rejects with, for what Node's fetch rejected with. */
export function networkError(cause: unknown): Error {
	if (!(cause instanceof Error)) return new Error("net::ERR_FAILED");
	if (!(cause instanceof TypeError)) return cause;
	const code = codeOf(cause);
	// A TypeError without a code is the caller's own mistake, and Electron words it alike.
	if (code === undefined) return cause.message === "terminated" ? named("ERR_CONNECTION_CLOSED") : cause;
	return named(words[code] ?? (code.startsWith("ERR_SSL") ? "ERR_SSL_PROTOCOL_ERROR" : "ERR_FAILED"));
}

function named(name: string): Error {
	return new Error(`net::${name}`);
}

function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	const code = (error as NodeJS.ErrnoException).code;
	// Where several addresses were tried, each has failed.
	const causes = error instanceof AggregateError ? error.errors : [error.cause];
	return code ?? causes.map(codeOf).find((found) => found !== undefined);
}
