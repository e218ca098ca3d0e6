import { Unreachable } from "../client/call-server.ts";
import { OtherServer } from "../client/paired-server.ts";
import { Problem } from "../contract/problem.ts";
import { ForeignAddress } from "../native-app/page-address.ts";
import { CommandFailure } from "./command-failure.ts";

/** What went wrong with a call to the server at `origin`, as a failure with words; other errors stay as they are. */
export function explainTrouble(error: unknown, origin: string): unknown {
	if (error instanceof Problem)
		return new CommandFailure(problemWords(error, origin), { code: error.code, cause: error });
	if (error instanceof OtherServer) {
		const words = `${origin} asks for a signature for ${error.rpId} at ${error.origin}, which it did not name itself before.`;
		return new CommandFailure(words, { code: "other-server", cause: error });
	}
	if (error instanceof ForeignAddress)
		return new CommandFailure(error.message, { code: "not-countersign", cause: error });
	if (!(error instanceof Unreachable)) return error;
	const { host, hostname } = new URL(origin);
	if (error.status !== undefined) {
		const words = `What answers at ${origin} is not a Countersign server, or one this version does not know.`;
		return new CommandFailure(words, { code: "not-countersign", cause: error });
	}
	const code = systemCode(error);
	const certificate = certificateWords(code, hostname);
	if (certificate)
		return new CommandFailure(`The certificate of ${host} ${certificate}`, {
			code: "certificate-not-trusted",
			cause: error,
		});
	return new CommandFailure(`${origin} can not be reached: ${networkWords(code)}.`, {
		code: "unreachable",
		cause: error,
	});
}

function problemWords({ code, message }: Problem, origin: string): string {
	if (code === "not-found")
		return `What answers at ${origin} is not a Countersign server, or one this version does not know.`;
	if (code === "dpop-time") return `The clock of this machine and that of ${origin} differ. Set one of them right.`;
	return `${origin} answered: ${message}`;
}

/** The operating system's or OpenSSL's name of what happened, from the causes below an error of `fetch`. */
function systemCode(error: unknown): string {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if ("code" in cause && typeof cause.code === "string") return cause.code;
		if (cause.name === "TimeoutError") return "ETIMEDOUT";
	}
	return "";
}

const notTrusted =
	"is not trusted here. If it comes from a private authority, name that one's certificate with --ca FILE.";

function certificateWords(code: string, hostname: string): string | undefined {
	switch (code) {
		case "ERR_TLS_CERT_ALTNAME_INVALID":
			return `is not made out to ${hostname}.`;
		case "CERT_HAS_EXPIRED":
			return "has expired. Who runs the server must renew it.";
		case "CERT_NOT_YET_VALID":
			return "is not valid yet. Compare the clock of this machine.";
		case "DEPTH_ZERO_SELF_SIGNED_CERT":
		case "SELF_SIGNED_CERT_IN_CHAIN":
		case "UNABLE_TO_VERIFY_LEAF_SIGNATURE":
		case "UNABLE_TO_GET_ISSUER_CERT":
		case "UNABLE_TO_GET_ISSUER_CERT_LOCALLY":
		case "CERT_UNTRUSTED":
		case "INVALID_CA":
			return notTrusted;
		default:
			return undefined;
	}
}

function networkWords(code: string): string {
	const words: Record<string, string> = {
		ECONNREFUSED: "nothing listens there",
		ENOTFOUND: "there is no such host",
		EAI_AGAIN: "the name could not be looked up",
		ECONNRESET: "the connection was closed",
		UND_ERR_SOCKET: "the connection was closed",
		EPIPE: "the connection was closed",
		ETIMEDOUT: "no answer in time",
		UND_ERR_CONNECT_TIMEOUT: "no answer in time",
		EHOSTUNREACH: "there is no way to that host",
		ENETUNREACH: "there is no way to that network",
		ERR_SSL_WRONG_VERSION_NUMBER: "it does not speak TLS",
		ERR_SSL_PACKET_LENGTH_TOO_LONG: "it does not speak TLS",
		HPE_INVALID_CONSTANT: "it does not speak HTTP",
	};
	return words[code] ?? `the connection failed${code && ` (${code})`}`;
}
