import { Fragment, type ReactNode } from "react";

/** A sentence of ours with `{named}` places, where values from elsewhere or links stand. */
export function Phrase({ text, values }: { text: string; values: Readonly<Record<string, ReactNode>> }) {
	return text.split(/(\{\w+\})/).map((piece, index) => {
		const name = /^\{(\w+)\}$/.exec(piece)?.[1];
		// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one sentence never change their order
		return <Fragment key={index}>{name === undefined ? piece : values[name]}</Fragment>;
	});
}
