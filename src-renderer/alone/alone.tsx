import "./alone.css";
import type { ReactNode } from "react";
import { Mark } from "../mark/mark.tsx";
import { words } from "../words.ts";

interface AloneProps {
	/** What stands on it brings a sheet of its own. */
	readonly bare?: boolean;
	readonly children: ReactNode;
}

/** A page with one sheet and no way around it: for those who are not signed in. */
export function Alone({ bare = false, children }: AloneProps) {
	return (
		<div className={bare ? "alone-page bare" : "alone-page"}>
			<header>
				<span className="wordmark">
					<Mark />
					{words.name}
				</span>
				<span className="hint">{location.host}</span>
			</header>
			<main className={bare ? undefined : "sheet"}>{children}</main>
		</div>
	);
}
