/** Chromium's numbers for the failures that may be met here. */
const codes: Record<string, number> = {
	ERR_FAILED: -2,
	ERR_ABORTED: -3,
	ERR_UNEXPECTED: -9,
	ERR_BLOCKED_BY_CLIENT: -20,
	ERR_CONNECTION_CLOSED: -100,
	ERR_CONNECTION_RESET: -101,
	ERR_CONNECTION_REFUSED: -102,
	ERR_NAME_NOT_RESOLVED: -105,
	ERR_INTERNET_DISCONNECTED: -106,
	ERR_ADDRESS_UNREACHABLE: -109,
	ERR_CONNECTION_TIMED_OUT: -118,
	ERR_CERT_COMMON_NAME_INVALID: -200,
	ERR_CERT_DATE_INVALID: -201,
	ERR_CERT_AUTHORITY_INVALID: -202,
	ERR_UNKNOWN_URL_SCHEME: -302,
	ERR_EMPTY_RESPONSE: -324,
};

/** From CDP's "net::ERR_X", or only its name. */
export function netError(text: string): { name: string; code: number } {
	const name = text.replace(/^net::/, "");
	return { name, code: codes[name] ?? -2 };
}
