import { type ExitCode, exitCode } from "../exit-code.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { heedLostOutput, requireOutput } from "../lost-output.ts";
import { listenForStop } from "../stop-signals.ts";
import { type AnyLoginEnd, type LoginReport, reportEnd, withdrawalWords } from "./login-end.ts";
import { openReceiptFile } from "./receipt-file.ts";

/**
 * Runs one login to its end, and saves its receipt where one is wanted. Signals withdraw it, and so does a stdout
 * that takes nothing: what it asks for could be read by nobody.
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
	const signals = listenForStop(["SIGINT", "SIGTERM", "SIGHUP"], () => process.exit(exitCode.cancelled));
	const stop = AbortSignal.any([signals, heedLostOutput()]);
	let approved = false;
	try {
		const end = await login(stop).catch((error: unknown) => {
			throw explainTrouble(error, server);
		});
		const report = reportEnd(end);
		approved = end.state === "approved";
		if (end.state === "approved" && end.receipt) await file?.save(end.receipt);
		if (end.state === "stopped") await requireOutput(withdrawalWords[end.withdrawal]);
		tell(end, report);
		await requireOutput("The result is lost.");
		return report.exitCode;
	} finally {
		if (!approved) await file?.discard();
	}
}
