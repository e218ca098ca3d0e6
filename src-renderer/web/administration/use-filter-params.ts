import { useSearchParams } from "wouter";

/** Filters that stand in the page's address: a reload keeps them, and a link can set them. An empty value takes one away. */
export function useFilterParams(): readonly [URLSearchParams, (name: string, value: string) => void] {
	const [params, setParams] = useSearchParams();
	const filter = (name: string, value: string) =>
		setParams(
			(now) => {
				const next = new URLSearchParams(now);
				if (value === "") next.delete(name);
				else next.set(name, value);
				return next;
			},
			{ replace: true },
		);
	return [params, filter];
}
