import "../../theme/unfolds.css";
import "./unfolding.css";
import type { ReactNode } from "react";

/** More, for those who need it. */
export function Unfolding({ label, children }: { label: string; children: ReactNode }) {
	return (
		<details className="unfolding unfolds wide">
			<summary>{label}</summary>
			{children}
		</details>
	);
}
