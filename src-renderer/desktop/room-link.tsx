import type { ReactNode } from "react";
import type { RoomWish } from "../../contract/desktop/room.ts";
import { main } from "./main-process.ts";
import { useWish } from "./wishes.ts";

interface RoomLinkProps {
	readonly to: RoomWish;
	readonly className?: string;
	/** What it is called where its words alone do not say it. */
	readonly label?: string;
	readonly children: ReactNode;
}

/** Leads to another room. The main process goes there; the address of the page stays what it is. */
export function RoomLink({ to, className, label, children }: RoomLinkProps) {
	const wish = useWish();
	return (
		<a
			href={`#${to.at}`}
			className={className}
			aria-label={label}
			onClick={(event) => {
				event.preventDefault();
				void wish(() => main.goTo(to));
			}}
		>
			{children}
		</a>
	);
}
