import { AccountName } from "../../contract/account.ts";
import { osUserName, readAccountName } from "../account-name.ts";
import { askLine, canAsk } from "../ask-line.ts";
import { explainTrouble } from "../explain-trouble.ts";
import { readServerAddress } from "../server-address.ts";
import type { Terminal } from "../terminal.ts";
import { deviceName } from "./device-name.ts";
import { keepNewPairing } from "./keep-new-pairing.ts";
import { pairByKey } from "./pair-by-key.ts";
import { pairingFile, readPairings } from "./pairing-file.ts";
import type { PairedOptions } from "./with-pairing.ts";

/**
 * Where nothing is paired yet and somebody can be asked, offers to pair at once with a security key. Whoever declines
 * learns of the other ways from what follows.
 * @throws CommandFailure, Problem, Unreachable, what `stop` was aborted with
 */
export async function offerPairing(
	{ server, account, ca: caFile }: PairedOptions,
	terminal: Terminal,
	stop: AbortSignal,
): Promise<void> {
	const { environment } = terminal;
	const file = pairingFile(environment);
	if (!canAsk() || (await readPairings(file)).length > 0) return;
	terminal.say("This machine is not paired with a server yet. A security key that is registered with");
	terminal.say("your account can pair it here and now, without a browser.");
	if (!(await askLine("Pair it now? [y/n] ", readYesNo, stop))) return;
	const givenServer = server || environment["COUNTERSIGN_SERVER"];
	const givenAccount = account || environment["COUNTERSIGN_ACCOUNT"];
	const wish = {
		server: givenServer ? readServerAddress(givenServer) : await askLine("Server: ", readAddress(terminal), stop),
		account: givenAccount ? readAccountName(givenAccount) : await askAccount(stop),
		name: deviceName(undefined),
		caFile,
	};
	const paired = await pairByKey(wish, terminal, stop).catch((error: unknown) => {
		throw explainTrouble(error, wish.server);
	});
	await keepNewPairing(file, paired, caFile, terminal);
	terminal.say();
}

function readYesNo(answer: string): boolean | undefined {
	if (/^y(es)?$/i.test(answer)) return true;
	return /^n(o)?$/i.test(answer) || answer === "" ? false : undefined;
}

/** Says what is wrong with an address, and lets the question be asked again. */
function readAddress(terminal: Terminal): (answer: string) => string | undefined {
	return (answer) => {
		try {
			return readServerAddress(answer);
		} catch (error) {
			if (answer !== "" && error instanceof Error) terminal.say(error.message);
			return undefined;
		}
	};
}

function askAccount(stop: AbortSignal): Promise<string> {
	const own = AccountName.safeParse(osUserName()).data;
	const question = own ? `Account [${own}]: ` : "Account: ";
	return askLine(question, (answer) => (answer === "" ? own : AccountName.safeParse(answer).data), stop);
}
