import "./offline-banner.css";
import type { Connection } from "../../contract/login-desk.ts";
import { fill } from "../text/fill.ts";
import { Phrase } from "../text/phrase.tsx";
import { Value } from "../text/value.tsx";
import { clockTime } from "../time/countdown.ts";
import { atMinute } from "../time/instants.ts";
import { useNow } from "../time/use-now.ts";
import { words } from "../words.ts";

interface OfflineBannerProps {
	readonly connection: Connection;
	readonly server: string;
	readonly onTry: () => void;
}

/** Says that what stands below may be old, since when, and when it is tried again. */
export function OfflineBanner({ connection, server, onTry }: OfflineBannerProps) {
	const now = useNow();
	return (
		<div role="status">
			{connection.state === "offline" && (
				<div className="offline">
					<h2>
						<Phrase text={words.offline.heading} values={{ server: <Value text={server} /> }} />
					</h2>
					<p>{fill(words.offline.lost, { time: atMinute(connection.lostAt) })}</p>
					<p className="next-try">
						<span aria-live="off">
							<Phrase
								text={words.offline.nextTry}
								values={{ time: <strong>{clockTime(((connection.nextTryAt ?? now) - now) / 1000)}</strong> }}
							/>
						</span>
						<button type="button" className="link" onClick={onTry}>
							{words.offline.tryNow}
						</button>
					</p>
				</div>
			)}
		</div>
	);
}
