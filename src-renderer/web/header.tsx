import "./header.css";
import { useState } from "react";
import { Link } from "wouter";
import { type FailureCode, failureCode } from "../desk/failure.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { Mark } from "../mark/mark.tsx";
import { fill } from "../text/fill.ts";
import { words } from "../words.ts";
import { AdministrationTabs } from "./administration/administration-tabs.tsx";
import { signOut } from "./session.ts";
import { Tab } from "./tab.tsx";

interface HeaderProps {
	readonly account: string;
	readonly admin: boolean;
	readonly waiting: number;
}

export function Header({ account, admin, waiting }: HeaderProps) {
	const [failure, setFailure] = useState<FailureCode>();
	const leave = () => void signOut().catch((thrown) => setFailure(failureCode(thrown)));
	return (
		<header className="header">
			<Link href="/" className="wordmark">
				<Mark />
				{words.name}
			</Link>
			<nav aria-label={words.nav.label}>
				<Tab href="/" also={["/approve/"]} label={words.nav.waiting} count={waiting} />
				<Tab href="/decisions" also={["/decisions/"]} label={words.nav.decisions} />
				<Tab href="/passkeys" also={["/passkeys/"]} label={words.nav.passkeys} />
				<Tab href="/apps" label={words.nav.apps} />
				{admin && <AdministrationTabs />}
			</nav>
			<div className="who">
				<span className="hint">
					<span className="unseen">{fill(words.nav.account, { account })}</span>
					<span aria-hidden="true">{account}</span>
				</span>
				<button type="button" className="link" onClick={leave}>
					{words.nav.signOut}
				</button>
			</div>
			{failure && <FailureNote failure={failure} />}
		</header>
	);
}
