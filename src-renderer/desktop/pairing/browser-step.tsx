import { useState } from "react";
import { Phrase } from "../../text/phrase.tsx";
import { Value } from "../../text/value.tsx";
import { clockTime, isLate } from "../../time/countdown.ts";
import { TimeSaid } from "../../time/time-left.tsx";
import { useNow } from "../../time/use-now.ts";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { useWish } from "../wishes.ts";

const { pairing: said } = desktopWords;

interface BrowserStepProps {
	readonly server: string;
	/** Of the local clock, in milliseconds. */
	readonly deadline: number;
	readonly state: string | undefined;
}

/** The person grants it in the browser: what to look for there, how long it takes, and what else can be done. */
export function BrowserStep({ server, deadline, state }: BrowserStepProps) {
	const seconds = (deadline - useNow()) / 1000;
	const [copied, setCopied] = useState(false);
	const wish = useWish();
	const copy = () =>
		wish(async () => {
			setCopied(false);
			await main.copyPairingAddress({});
			setCopied(true);
		});
	return (
		<RoomFrame
			title={said.confirm}
			state={state}
			alone
			foot={
				<footer className="foot acts pair-form">
					<p className="foot-line">
						<button type="button" className="link" onClick={copy}>
							{said.copy}
						</button>
						<button type="button" className="link" onClick={() => wish(() => main.cancelPairing({}))}>
							{said.cancel}
						</button>
					</p>
					<p role="status" className="hint">
						{copied && said.copied}
					</p>
					<button type="button" className="button pen" onClick={() => wish(() => main.openPairingPage({}))}>
						{said.openAgain}
					</button>
				</footer>
			}
		>
			<h1 tabIndex={-1} className="statement">
				{said.confirm}
			</h1>
			<p className="hint">
				<Phrase text={said.confirmHint} values={{ server: <Value text={serverHost(server)} /> }} />
			</p>
			<p className="next-step">
				<Phrase
					text={said.left}
					values={{
						time: (
							<strong role="timer" className={isLate(seconds) ? "late" : undefined}>
								{clockTime(seconds)}
							</strong>
						),
					}}
				/>
				<TimeSaid seconds={seconds} />
			</p>
		</RoomFrame>
	);
}
