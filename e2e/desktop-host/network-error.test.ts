import { expect, test } from "vitest";
import { networkError } from "./network-error.ts";

const coded = (code: string) => Object.assign(new Error("low"), { code });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

test.each([
	[fetchFailed(coded("ECONNREFUSED")), "net::ERR_CONNECTION_REFUSED"],
	[fetchFailed(new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH")])), "net::ERR_CONNECTION_REFUSED"],
	[fetchFailed(coded("ENOTFOUND")), "net::ERR_NAME_NOT_RESOLVED"],
	[fetchFailed(coded("DEPTH_ZERO_SELF_SIGNED_CERT")), "net::ERR_CERT_AUTHORITY_INVALID"],
	[fetchFailed(coded("ERR_TLS_CERT_ALTNAME_INVALID")), "net::ERR_CERT_COMMON_NAME_INVALID"],
	[fetchFailed(coded("CERT_HAS_EXPIRED")), "net::ERR_CERT_DATE_INVALID"],
	[fetchFailed(coded("EWHATEVER")), "net::ERR_FAILED"],
	[new TypeError("terminated"), "net::ERR_CONNECTION_CLOSED"],
	[new TypeError("Invalid URL"), "Invalid URL"],
	[new Error("net::ERR_NETWORK_CHANGED"), "net::ERR_NETWORK_CHANGED"],
	["no error at all", "net::ERR_FAILED"],
])("%o is %s", (cause, words) => {
	expect(networkError(cause).message).toBe(words);
});
