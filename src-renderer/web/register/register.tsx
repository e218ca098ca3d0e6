import "./register.css";
import { useMatches } from "../../theme/use-matches.ts";
import type { RegisterProps } from "./register-props.ts";
import { RegisterRecords } from "./register-records.tsx";
import { RegisterTable } from "./register-table.tsx";

/** A list of what the server keeps: a table, or records of three lines where there is no room for one. */
export function Register<Row>(props: RegisterProps<Row>) {
	const narrow = useMatches("(max-width: 60rem)");
	return narrow ? <RegisterRecords {...props} /> : <RegisterTable {...props} />;
}
