import "./sub-navigation.css";
import { Link, useLocation } from "wouter";

interface SubNavigationProps {
	readonly label: string;
	readonly places: readonly { readonly href: string; readonly label: string }[];
}

/** The rooms that belong to one tab. */
export function SubNavigation({ label, places }: SubNavigationProps) {
	const [path] = useLocation();
	return (
		<nav aria-label={label} className="sub-navigation">
			{places.map((place) => (
				<Link key={place.href} href={place.href} aria-current={path === place.href ? "page" : undefined}>
					{place.label}
				</Link>
			))}
		</nav>
	);
}
