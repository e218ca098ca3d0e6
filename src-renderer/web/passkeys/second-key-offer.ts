import { create } from "zustand";

const useOffer = create<{ readonly open: boolean }>(() => ({ open: false }));

/** Somebody has just made their first passkey: the best moment to make a second one. */
export function offerSecondKey(): void {
	useOffer.setState({ open: true });
}

export function closeSecondKeyOffer(): void {
	useOffer.setState({ open: false });
}

export function useSecondKeyOffer(): boolean {
	return useOffer(({ open }) => open);
}
