import "./alone.css";
import type { ReactNode } from "react";
import { Mark } from "../mark/mark.tsx";
import { words } from "../words.ts";

/** A page with one sheet and no way around it: for those who are not signed in. */
export function Alone({ children }: { children: ReactNode }) {
	return (
		<div className="alone-page">
			<header>
				<span className="wordmark">
					<Mark />
					{words.name}
				</span>
				<span className="hint">{location.host}</span>
			</header>
			<main className="sheet">{children}</main>
		</div>
	);
}
