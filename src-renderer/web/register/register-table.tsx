import { Fragment } from "react";
import { words } from "../../words.ts";
import { isNothing } from "./column.ts";
import type { RegisterProps } from "./register-props.ts";

export function RegisterTable<Row>({ label, rows, keyOf, columns, acts, unfolded }: RegisterProps<Row>) {
	return (
		<table className="register" aria-label={label}>
			<thead>
				<tr>
					{columns.map(({ name, label: heading }) => (
						<th key={name} scope="col" className={`col-${name}`}>
							{heading}
						</th>
					))}
					{acts && (
						<th scope="col" className="act">
							<span className="unseen">{words.administration.register.acts}</span>
						</th>
					)}
				</tr>
			</thead>
			<tbody>
				{rows.map((row) => {
					const below = unfolded?.(row);
					return (
						<Fragment key={keyOf(row)}>
							<tr>
								{columns.map(({ name, cell }) => {
									const content = cell(row);
									return (
										<td key={name} className={`col-${name}`}>
											{isNothing(content) ? (
												<span className="faint">{words.administration.register.nothing}</span>
											) : (
												content
											)}
										</td>
									);
								})}
								{acts && <td className="act">{acts(row)}</td>}
							</tr>
							{!isNothing(below) && (
								<tr className="unfolded">
									<td colSpan={columns.length + (acts ? 1 : 0)}>{below}</td>
								</tr>
							)}
						</Fragment>
					);
				})}
			</tbody>
		</table>
	);
}
