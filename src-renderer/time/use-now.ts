import { useEffect, useState } from "react";

/** The local clock, told anew every second. */
export function useNow(): number {
	const [now, tell] = useState(Date.now);
	useEffect(() => {
		const timer = setInterval(() => tell(Date.now()), 1000);
		return () => clearInterval(timer);
	}, []);
	return now;
}
