import "./waiting-list.css";
import "./unannounced-list.css";
import { useId, useState } from "react";
import type { LoginRequest } from "../../contract/login-request.ts";
import { counted } from "../text/fill.ts";
import { words } from "../words.ts";
import { alike } from "./alike.ts";
import { MoreRows, rowsShown } from "./more-rows.tsx";
import { type RowActs, WaitingRow } from "./waiting-row.tsx";

interface UnannouncedListProps extends RowActs {
	readonly requests: readonly LoginRequest[];
}

/** What waits without having been announced, put together where it is alike; all of it can still be approved. */
export function UnannouncedList({ requests, ...acts }: UnannouncedListProps) {
	const heading = useId();
	const lots = alike(requests);
	return (
		<section className="unannounced" aria-labelledby={heading}>
			<h2 id={heading}>{words.unannounced.heading}</h2>
			<p className="hint">{words.unannounced.hint}</p>
			<ul className="waiting-list">
				{lots.slice(0, rowsShown).map(([newest, ...others]) => (
					<li key={(others.at(-1) ?? newest).id} className="lot">
						<WaitingRow request={newest} {...acts} />
						{others.length > 0 && <Others requests={others} acts={acts} />}
					</li>
				))}
			</ul>
			<MoreRows count={lots.slice(rowsShown).flat().length} />
		</section>
	);
}

function Others({ requests, acts }: { requests: readonly LoginRequest[]; acts: RowActs }) {
	const [open, setOpen] = useState(false);
	return (
		<>
			<button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
				{counted(words.unannounced.more, requests.length)}
			</button>
			{open && (
				<>
					<ul className="others">
						{requests.slice(0, rowsShown).map((request) => (
							<li key={request.id}>
								<WaitingRow request={request} {...acts} />
							</li>
						))}
					</ul>
					<MoreRows count={requests.length - rowsShown} />
				</>
			)}
		</>
	);
}
