import "./value.css";
import { oddities } from "./odd-letters.ts";

/** A value from elsewhere, as it was signed: left to right, apart from the text around it, foreign letters underlined. */
export function Value({ text }: { text: string }) {
	const long = [...text].length > 34;
	return (
		<bdi dir="ltr" className={long ? "value long" : "value"}>
			{oddities(text).pieces.map(({ text: piece, odd }, index) =>
				odd ? (
					// biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one value never change their order
					<span key={index} className="odd">
						{piece}
					</span>
				) : (
					piece
				),
			)}
		</bdi>
	);
}
