import { Fragment, type ReactNode } from "react";
import { Phrase } from "../../text/phrase.tsx";
import { words } from "../../words.ts";
import { type Column, isNothing } from "./column.ts";
import type { RegisterProps } from "./register-props.ts";

const lines = [
	[1, "record-lead"],
	[2, undefined],
	[3, "hint"],
] as const;

export function RegisterRecords<Row>({ label, rows, keyOf, columns, acts, unfolded }: RegisterProps<Row>) {
	return (
		<ul className="register-records" aria-label={label}>
			{rows.map((row) => (
				<li key={keyOf(row)}>
					<div className="record-lines">
						{lines.map(([line, className]) => (
							<Line
								key={line}
								row={row}
								columns={columns.filter((column) => column.line === line)}
								className={className}
							/>
						))}
					</div>
					{acts && <div className="act">{acts(row)}</div>}
					{unfolded && <Unfolded>{unfolded(row)}</Unfolded>}
				</li>
			))}
		</ul>
	);
}

function Unfolded({ children }: { children: ReactNode }) {
	return isNothing(children) ? null : <div className="unfolded">{children}</div>;
}

interface LineProps<Row> {
	readonly row: Row;
	readonly columns: readonly Column<Row>[];
	readonly className: string | undefined;
}

function Line<Row>({ row, columns, className }: LineProps<Row>) {
	const cells = columns.map((column) => ({ ...column, content: column.cell(row) }));
	const said = cells.filter(({ content }) => !isNothing(content));
	if (said.length === 0) return null;
	return (
		<div className={className}>
			{said.map(({ name, said: sentence = "{value}", content }, index) => (
				<Fragment key={name}>
					{index > 0 && words.between}
					<Phrase text={sentence} values={{ value: content }} />
				</Fragment>
			))}
		</div>
	);
}
