import { Link, useLocation } from "wouter";

interface TabProps {
	readonly href: string;
	/** The beginnings of other addresses that belong to this place. */
	readonly also?: readonly string[];
	readonly label: string;
	readonly count?: number;
}

/** Leads to one of the main rooms, and says whether the reader is there. */
export function Tab({ href, also = [], label, count = 0 }: TabProps) {
	const [path] = useLocation();
	const here = path === href || also.some((beginning) => path.startsWith(beginning));
	return (
		<Link href={href} className="tab" aria-current={here ? "page" : undefined}>
			{label}
			{count > 0 && <span className="count"> {count}</span>}
		</Link>
	);
}
