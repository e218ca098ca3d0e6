import { useEffect, useRef } from "react";
import { fill } from "../../text/fill.ts";
import { atMinute } from "../../time/instants.ts";
import { words } from "../../words.ts";

export interface Granted {
	/** Where the app waits for its code. */
	readonly redirect: string;
	readonly expiresAt: string;
}

/** Goes back to the app. A page stays behind only where the app has an address of its own kind. */
export function GoBack({ granted: { redirect, expiresAt } }: { granted: Granted }) {
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		heading.current?.focus();
		location.replace(redirect);
	}, [redirect]);
	return (
		<div className="stack">
			<h1 ref={heading} tabIndex={-1}>
				{words.pair.goBack}
			</h1>
			<p>{fill(words.pair.goBackHint, { time: atMinute(expiresAt) })}</p>
			<a href={redirect} className="button pen">
				{words.pair.open}
			</a>
		</div>
	);
}
