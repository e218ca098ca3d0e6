import "./fact.css";
import type { ReactNode } from "react";

/** One fact with its rule: solid for what is asked for and what the server saw, dotted for unchecked words. */
export function Fact({ label, claimed = false, children }: { label: string; claimed?: boolean; children: ReactNode }) {
	return (
		<div className={claimed ? "fact claimed" : "fact"}>
			<dt>{label}</dt>
			<dd>{children}</dd>
		</div>
	);
}
