import { LargeMark } from "../../mark/large-mark.tsx";
import { fill } from "../../text/fill.ts";
import { desktopWords } from "../../words/desktop.ts";
import { serverHost } from "../account-names.ts";
import { RoomFrame } from "../frame/room-frame.tsx";
import { main } from "../main-process.ts";
import { RoomLink } from "../room-link.tsx";
import { useWish } from "../wishes.ts";

const { pairing: said } = desktopWords;

/** It is paired; main goes on by itself. Whoever comes back later can pair with one more. */
export function PairedStep({ server, account }: { server: string; account: string }) {
	const wish = useWish();
	return (
		<RoomFrame
			title={said.paired}
			alone
			foot={
				<footer className="foot">
					<button type="button" className="link" onClick={() => wish(() => main.cancelPairing({}))}>
						{said.another}
					</button>
					<RoomLink to={{ at: "waiting" }}>{said.done}</RoomLink>
				</footer>
			}
		>
			<LargeMark is="idle" />
			<h1 tabIndex={-1} className="statement">
				{said.paired}
			</h1>
			<p className="hint">{fill(said.pairedHint, { account, server: serverHost(server) })}</p>
		</RoomFrame>
	);
}
