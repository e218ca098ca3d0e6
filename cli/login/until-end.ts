import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { listenForStop } from "../stop-signals.ts";
import { type AnyLoginEnd, type LoginReport, reportEnd } from "./login-end.ts";
import { openReceiptFile } from "./receipt-file.ts";

/**
 * Runs one login to its end, and saves its receipt where one is wanted. Signals withdraw it.
 * @param server its origin
 * @param tell says how it came out
 * @throws CommandFailure
 */
export async function untilEnd(
	{ server, receipt }: { server: string; receipt: string | undefined },
	login: (stop: AbortSignal) => Promise<AnyLoginEnd>,
	tell: (end: AnyLoginEnd, report: LoginReport) => void,
): Promise<ExitCode> {
	const file = receipt === undefined ? undefined : await openReceiptFile(receipt);
	const stop = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	let approved = false;
	try {
		const end = await login(stop).catch((error: unknown) => {
			throw explainTrouble(error, server);
		});
		const report = reportEnd(end);
		approved = end.state === "approved";
		if (end.state === "approved" && end.receipt) await file?.save(end.receipt);
		tell(end, report);
		return report.exitCode;
	} finally {
		if (!approved) await file?.discard();
	}
}
