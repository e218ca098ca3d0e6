import { useState } from "react";

/**
 * A choice that shows at once, and from the answer on what the snapshot says.
 * @param change resolves when main has taken the choice, or has not
 */
export function useEager<Choice>(
	value: Choice,
	change: (chosen: Choice) => Promise<void>,
): readonly [shown: Choice, choose: (chosen: Choice) => void] {
	const [chosen, setChosen] = useState<{ readonly value: Choice }>();
	const choose = async (next: Choice) => {
		const own = { value: next };
		setChosen(own);
		await change(next);
		setChosen((latest) => (latest === own ? undefined : latest));
	};
	return [chosen ? chosen.value : value, (next) => void choose(next)];
}
