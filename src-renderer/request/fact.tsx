import "./fact.css";
import type { ReactNode } from "react";

interface FactProps {
	readonly label: string;
	readonly claimed?: boolean;
	/** It is long, and stands below its label even where there is room beside it. */
	readonly tall?: boolean;
	readonly children: ReactNode;
}

/** One fact with its rule: solid for what is asked for and what the server saw, dotted for unchecked words. */
export function Fact({ label, claimed = false, tall = false, children }: FactProps) {
	const classes = ["fact", claimed && "claimed", tall && "tall"];
	return (
		<div className={classes.filter(Boolean).join(" ")}>
			<dt>{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}
