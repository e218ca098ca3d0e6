import { useEffect } from "react";
import { Link } from "wouter";
import { Alone } from "../../alone/alone.tsx";
import { focusHeading } from "../../rooms/focus-heading.ts";

interface NoWayProps {
	readonly heading: string;
	readonly hint: string;
	readonly onwards: string;
}

/** Where a link leads nowhere any more: why, and where to go instead. */
export function NoWay({ heading, hint, onwards }: NoWayProps) {
	useEffect(focusHeading, []);
	return (
		<Alone>
			<div className="stack">
				<h1 tabIndex={-1}>{heading}</h1>
				<p className="hint">{hint}</p>
				<Link href="/" className="button pen">
					{onwards}
				</Link>
			</div>
		</Alone>
	);
}
